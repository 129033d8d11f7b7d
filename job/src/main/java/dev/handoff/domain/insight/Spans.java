package dev.handoff.domain.insight;

/** Times that belong together: spans that do not meet, in order. */
final class Spans {

  private final long[] begins;
  private final long[] ends;
  private int size;

  /**
   * The times around some instants.
   *
   * @param sorted the instants, epoch milliseconds, ascending
   * @param before milliseconds from which before an instant
   * @param after milliseconds up to which after it, not included
   */
  Spans(long[] sorted, long before, long after) {
    begins = new long[sorted.length];
    ends = new long[sorted.length];
    for (long instant : sorted) {
      if (size > 0 && ends[size - 1] >= instant - before) {
        ends[size - 1] = instant + after;
      } else {
        begins[size] = instant - before;
        ends[size] = instant + after;
        size++;
      }
    }
  }

  /** Whether an instant is inside. */
  boolean contains(long instant) {
    return overlap(instant, instant + 1) > 0;
  }

  /** How many milliseconds of a time are inside. */
  long overlap(long begin, long end) {
    long overlap = 0;
    for (int i = firstEndingAfter(begin); i < size && begins[i] < end; i++) {
      overlap += Math.min(end, ends[i]) - Math.max(begin, begins[i]);
    }
    return overlap;
  }

  private int firstEndingAfter(long instant) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) / 2;
      if (ends[middle] > instant) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
