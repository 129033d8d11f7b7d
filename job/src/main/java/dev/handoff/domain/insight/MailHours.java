package dev.handoff.domain.insight;

import dev.handoff.domain.insight.MailDeed.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The hours in which one person had a promotional mail to interact with: for a week after each was
 * sent. Each hour knows how old the mail was, what hour and weekday it was, and how much of it lay
 * in the time looked at and in the rest. Arrays, since there are millions of such hours.
 */
final class MailHours {

  /** How long a mail is something to interact with. */
  static final Duration LIFE = Duration.ofDays(7);

  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** The epoch began on a Thursday. */
  private static final int FIRST_WEEKDAY = 3;

  private int size;
  private byte[] ages = new byte[256];
  private byte[] clock = new byte[256];
  private byte[] weekdays = new byte[256];
  private float[] inside = new float[256];
  private float[] outside = new float[256];
  private boolean[] seen = new boolean[256];
  private int interactions;
  private int exposed;

  private MailHours() {}

  /**
   * The hours of one person.
   *
   * @param deeds in order; those after the observation may be among them
   * @param from the first instant of the observation
   * @param until the first after it
   */
  static MailHours of(
      List<MailDeed> deeds, Instant from, Instant until, Exposure exposure, ZoneId zone) {
    long[] owed =
        deeds.stream()
            .filter(deed -> deed.kind() == Kind.TRANSACTIONAL_SENT)
            .mapToLong(deed -> deed.at().toEpochMilli())
            .toArray();
    long length = exposure.length().toMillis();
    boolean before = exposure.side() == Exposure.Side.BEFORE;
    Spans ahead = new Spans(owed, length, 0);
    Spans around = new Spans(owed, length, length);
    long first = from.toEpochMilli() + (before ? 0 : length);
    long end = until.toEpochMilli() - (before ? length : 0);
    Map<String, Long> interactions = interactions(deeds);
    MailHours hours = new MailHours();
    Set<String> mails = new HashSet<>();
    for (MailDeed deed : deeds) {
      if (deed.kind() == Kind.PROMOTIONAL_SENT && mails.add(deed.mailId())) {
        long interaction = interactions.getOrDefault(deed.mailId(), Long.MIN_VALUE);
        long sent = deed.at().toEpochMilli();
        int age = 0;
        for (int hour = 0; hour < LIFE.toHours(); hour++) {
          age = HourWeights.ageClass(age, hour);
          long begin = sent + hour * HOUR;
          if (begin >= first && begin + HOUR <= end) {
            hours.add(age, begin, interaction, before, ahead, around, zone);
          }
        }
      }
    }
    return hours;
  }

  /** What lies before one transactional mail and after another counts as before. */
  private void add(
      int age,
      long begin,
      long interaction,
      boolean before,
      Spans ahead,
      Spans around,
      ZoneId zone) {
    if (size == ages.length) {
      grow(2 * size);
    }
    boolean now = interaction >= begin && interaction < begin + HOUR;
    boolean near = now && around.contains(interaction);
    boolean within = near && ahead.contains(interaction) == before;
    boolean counts = now && (within || !near);
    interactions += counts ? 1 : 0;
    exposed += within ? 1 : 0;
    long middle = begin + HOUR / 2;
    long local =
        middle / 1000 + zone.getRules().getOffset(Instant.ofEpochMilli(middle)).getTotalSeconds();
    ages[size] = (byte) age;
    clock[size] = (byte) Math.floorMod(Math.floorDiv(local, 3600L), HourWeights.HOURS);
    weekdays[size] =
        (byte) Math.floorMod(Math.floorDiv(local, 86400L) + FIRST_WEEKDAY, HourWeights.WEEKDAYS);
    long inAhead = ahead.overlap(begin, begin + HOUR);
    long inAround = around.overlap(begin, begin + HOUR);
    inside[size] = (before ? inAhead : inAround - inAhead) / (float) HOUR;
    outside[size] = 1 - inAround / (float) HOUR;
    seen[size] = counts;
    size++;
  }

  private void grow(int length) {
    ages = Arrays.copyOf(ages, length);
    clock = Arrays.copyOf(clock, length);
    weekdays = Arrays.copyOf(weekdays, length);
    inside = Arrays.copyOf(inside, length);
    outside = Arrays.copyOf(outside, length);
    seen = Arrays.copyOf(seen, length);
  }

  /** The first interaction with each promotional mail. */
  private static Map<String, Long> interactions(List<MailDeed> deeds) {
    Map<String, Long> firsts = new HashMap<>();
    for (MailDeed deed : deeds) {
      if (deed.kind() == Kind.PROMOTIONAL_INTERACTION) {
        firsts.putIfAbsent(deed.mailId(), deed.at().toEpochMilli());
      }
    }
    return firsts;
  }

  /** How many interactions there were, in the time looked at and in the rest. */
  int interactions() {
    return interactions;
  }

  /** How many of them in the time looked at. */
  int exposed() {
    return exposed;
  }

  /** The weighted hours in the time and in the rest. */
  double[] masses(HourWeights weights) {
    double within = 0;
    double rest = 0;
    for (int i = 0; i < size; i++) {
      double weight = weights.of(ages[i], clock[i], weekdays[i]);
      within += weight * inside[i];
      rest += weight * outside[i];
    }
    return new double[] {within, rest};
  }

  /**
   * Adds what was seen and what was to be expected, by age, hour and weekday.
   *
   * @param ratio how many times as high the rate is in the time looked at
   */
  void compare(HourWeights weights, double ratio, HourWeights.Sums sums) {
    double[] masses = masses(weights);
    double rate = interactions / (ratio * masses[0] + masses[1]);
    for (int i = 0; i < size; i++) {
      double expected =
          rate * weights.of(ages[i], clock[i], weekdays[i]) * (ratio * inside[i] + outside[i]);
      sums.add(ages[i], clock[i], weekdays[i], seen[i] ? 1 : 0, expected);
    }
  }
}
