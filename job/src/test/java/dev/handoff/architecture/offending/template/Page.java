package dev.handoff.architecture.offending.template;

/** Stands where it should. */
public record Page() {}
