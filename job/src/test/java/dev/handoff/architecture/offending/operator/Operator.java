package dev.handoff.architecture.offending.operator;

/** Stands where it should. */
public record Operator() {}
