package dev.handoff.architecture.offending.job;

/** Stands where it should. */
public record Job() {}
