package dev.handoff.architecture.offending.codec;

/** Stands where it should. */
public record Codec() {}
