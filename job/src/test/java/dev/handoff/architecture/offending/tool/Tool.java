package dev.handoff.architecture.offending.tool;

/** Stands where it should. */
public record Tool() {}
