package dev.handoff.tool.demo;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Chance that falls the same way every time: {@link Random}'s algorithm is fixed by its contract.
 * Each purpose has dice of its own, so that a change in one story leaves the others as they were.
 */
final class Dice {
  private static final long SEED = 20260901L;

  private final Random random;

  Dice(String purpose) {
    this.random = new Random(SEED * 1_000_003L + purpose.hashCode());
  }

  /** True this often; {@code probability} from 0 to 1. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** One of them, each as likely. */
  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The whole part of {@code mean}, or one more as often as its fraction says. */
  int about(double mean) {
    int whole = (int) mean;
    return chance(mean - whole) ? whole + 1 : whole;
  }

  /** An id as systems make them. */
  String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
