package dev.handoff.architecture.offending.domain.definition;

/** Stands where it should. */
public record Definition() {}
