package dev.handoff.domain.insight;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * How much people interact with a mail of some age, at some hour, on some weekday, up to one factor
 * common to all.
 */
final class HourWeights {

  static final int HOURS = 24;
  static final int WEEKDAYS = 7;

  /** By age of the mail in hours, where a class of ages begins. */
  private static final int[] AGES = {0, 1, 2, 4, 8, 16, 24, 48, 96};

  private final double[] byAge = filled(AGES.length, 1);
  private final double[] byHour = filled(HOURS, 1);
  private final double[] byWeekday = filled(WEEKDAYS, 1);

  double of(int age, int hour, int weekday) {
    return byAge[age] * byHour[hour] * byWeekday[weekday];
  }

  /** The class of ages after this one, if a mail of so many hours is in it; else this one. */
  static int ageClass(int before, int hours) {
    return before + 1 < AGES.length && AGES[before + 1] <= hours ? before + 1 : before;
  }

  /**
   * Makes each kind of weight in turn fit what was seen, all else as it is.
   *
   * @param sums what was seen, and what is to be expected by these weights as they are then
   */
  void adjust(Supplier<Sums> sums) {
    byAgeFrom(sums.get());
    byHourFrom(sums.get());
    byWeekdayFrom(sums.get());
  }

  private void byAgeFrom(Sums sums) {
    scale(byAge, sums.seenByAge, sums.expectedByAge);
  }

  private void byHourFrom(Sums sums) {
    scale(byHour, sums.seenByHour, sums.expectedByHour);
  }

  private void byWeekdayFrom(Sums sums) {
    scale(byWeekday, sums.seenByWeekday, sums.expectedByWeekday);
  }

  private static void scale(double[] weights, double[] seen, double[] expected) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= expected[i] > 0 ? seen[i] / expected[i] : 1;
    }
  }

  private static double[] filled(int length, double value) {
    double[] array = new double[length];
    Arrays.fill(array, value);
    return array;
  }

  /** What was seen and what was to be expected. */
  static final class Sums {
    private final double[] seenByAge = filled(AGES.length, 0);
    private final double[] seenByHour = filled(HOURS, 0);
    private final double[] seenByWeekday = filled(WEEKDAYS, 0);
    private final double[] expectedByAge = filled(AGES.length, 0);
    private final double[] expectedByHour = filled(HOURS, 0);
    private final double[] expectedByWeekday = filled(WEEKDAYS, 0);

    void add(int age, int hour, int weekday, int seen, double expected) {
      seenByAge[age] += seen;
      seenByHour[hour] += seen;
      seenByWeekday[weekday] += seen;
      expectedByAge[age] += expected;
      expectedByHour[hour] += expected;
      expectedByWeekday[weekday] += expected;
    }
  }
}
