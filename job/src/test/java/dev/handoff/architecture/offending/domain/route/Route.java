package dev.handoff.architecture.offending.domain.route;

/** Stands where it should. */
public record Route() {}
