package dev.handoff.architecture.offending.sink;

/** Stands where it should. */
public record Sink() {}
