package dev.handoff.bench;

import java.util.List;

/**
 * One row of a table.
 *
 * @param name what was measured
 * @param settings what was set for it
 * @param unit such as "activities a second"
 * @param values of each round, in order
 */
public record Measured(String name, String settings, String unit, List<Double> values) {

  /** The one in the middle. */
  public double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double least() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }

  double most() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }
}
