package dev.handoff.architecture.offending.domain.alert;

/** Stands where it should. */
public record Alert() {}
