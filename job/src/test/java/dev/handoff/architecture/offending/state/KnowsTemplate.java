package dev.handoff.architecture.offending.state;

import dev.handoff.architecture.offending.template.Page;

/** Wrong: below, but not for state. */
public record KnowsTemplate(Page used) {}
