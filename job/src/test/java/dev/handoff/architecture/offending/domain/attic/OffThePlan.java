package dev.handoff.architecture.offending.domain.attic;

/** Wrong: no such room. */
public record OffThePlan() {}
