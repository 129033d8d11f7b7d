package dev.handoff.architecture.offending.cellar;

/** Wrong: no such floor. */
public record OffThePlan() {}
