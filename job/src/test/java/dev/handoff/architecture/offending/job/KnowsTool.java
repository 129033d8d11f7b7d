package dev.handoff.architecture.offending.job;

import dev.handoff.architecture.offending.tool.Tool;

/** Wrong: only the tool may use the job. */
public record KnowsTool(Tool used) {}
