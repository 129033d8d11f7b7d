package dev.handoff.architecture.offending.codec;

/** Wrong: with {@link Egg}, by way of a nested class. */
public record Hen(Egg egg) {}
