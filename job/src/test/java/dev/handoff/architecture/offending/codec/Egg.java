package dev.handoff.architecture.offending.codec;

/** Wrong: with {@link Hen}, by way of a nested class. */
public record Egg() {

  /** Knows where it came from. */
  public record Shell(Hen hen) {}
}
