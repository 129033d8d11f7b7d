package dev.handoff.state;

/**
 * Which key, on which day, how often: one byte for one of some twenty keys, on the same day as the
 * cell before it or the next, once. Reads cells one after the other, days in order.
 */
final class PackedCell {

  private static final int ANOTHER_STEP = 2;
  private static final int STEPS = 3;

  /** How often: once, or as a number says that follows. */
  private static final int COUNTS = 2;

  private int day;
  private int key;
  private int count;

  /**
   * @param step days after the cell before it; of the first, after 1970-01-01
   * @param key from 0 on
   * @param count how often
   */
  static void write(int step, int key, int count, PackedWriter out) {
    boolean near = step == 0 || step == 1;
    boolean once = count == 1;
    long which = (long) key * STEPS + (near ? step : ANOTHER_STEP);
    out.unsigned(which * COUNTS + (once ? 0 : 1));
    if (!near) {
      out.number(step);
    }
    if (!once) {
      out.unsigned(count);
    }
  }

  void read(PackedReader in) {
    int head = (int) in.unsigned();
    int which = head / COUNTS;
    int step = which % STEPS;
    key = which / STEPS;
    day += step == ANOTHER_STEP ? in.number() : step;
    count = head % COUNTS == 0 ? 1 : (int) in.unsigned();
  }

  int day() {
    return day;
  }

  int key() {
    return key;
  }

  int count() {
    return count;
  }
}
