package dev.handoff.job;

import java.util.List;

/**
 * Milliseconds from handing an activity to Kafka until its alert was seen, least first.
 *
 * @param toWritten by a reader of everything that is written
 * @param toReadable by a reader of what is committed
 */
record Latencies(List<Long> toWritten, List<Long> toReadable) {

  int count() {
    return Math.min(toWritten.size(), toReadable.size());
  }

  double written(double share) {
    return at(toWritten, share);
  }

  double readable(double share) {
    return at(toReadable, share);
  }

  private static double at(List<Long> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
