package dev.handoff.architecture.offending.tool;

import dev.handoff.architecture.offending.job.Job;

/** Right: the one neighbour that a package may use. */
public record UsesJob(Job used) {}
