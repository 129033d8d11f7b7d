package dev.handoff.domain.insight;

import java.util.Arrays;
import java.util.List;

/**
 * How much people interact with a mail of some age, at some hour, on some weekday, up to one factor
 * common to all.
 */
final class HourWeights {

  private final double[] byAge = filled(MailHours.AGE_CLASSES, 1);
  private final double[] byHour = filled(MailHours.HOURS, 1);
  private final double[] byWeekday = filled(MailHours.WEEKDAYS, 1);

  double of(int age, int hour, int weekday) {
    return byAge[age] * byHour[hour] * byWeekday[weekday];
  }

  /** Makes each kind of weight in turn fit what was seen, all else as it is. */
  void adjust(List<MailHours> people, double ratio) {
    byAgeFrom(sums(people, ratio));
    byHourFrom(sums(people, ratio));
    byWeekdayFrom(sums(people, ratio));
  }

  private Sums sums(List<MailHours> people, double ratio) {
    Sums sums = new Sums();
    people.forEach(person -> person.compare(this, ratio, sums));
    return sums;
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
    private final double[] seenByAge = filled(MailHours.AGE_CLASSES, 0);
    private final double[] seenByHour = filled(MailHours.HOURS, 0);
    private final double[] seenByWeekday = filled(MailHours.WEEKDAYS, 0);
    private final double[] expectedByAge = filled(MailHours.AGE_CLASSES, 0);
    private final double[] expectedByHour = filled(MailHours.HOURS, 0);
    private final double[] expectedByWeekday = filled(MailHours.WEEKDAYS, 0);

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
