package dev.handoff.domain.insight;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Do people interact more with promotional mail just before a transactional one (SPEC section 6)?
 *
 * <p>Each person is compared with themselves (a self-controlled case series: Whitaker, Farrington,
 * Spiessens and Musonda, Statistics in Medicine 25, 2006): the rate of interactions in the time
 * before transactional mails against their rate in the rest. What is counted against is not time,
 * but hours in which there was a promotional mail to interact with, weighed by how old it was and
 * by the hour and weekday, as all people together interact with mail of that age at that hour. So
 * neither more mail, nor mail that has just come, nor a busy hour is taken for interest. The
 * weights, each person's rate and the ratio are fitted together, in turns until they stand (a
 * log-linear model by iterative fitting: Deming and Stephan, 1940). The interval of all people
 * together allows for people who differ (a sandwich with one cluster a person).
 */
public final class Association {

  /** More are not read: they would take long and hardly narrow the interval. */
  static final int MOST_PEOPLE = 4000;

  /** Expected in the time and in the rest, below which the interval is not to be trusted. */
  private static final double FEWEST_EXPECTED = 5;

  private static final int ROUNDS = 30;
  private static final double Z = 1.959963984540054;

  private final List<MailHours> people = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final HourWeights weights = new HourWeights();
  private double ratio = 1;

  /**
   * What comes of one time next to transactional mails.
   *
   * @param exposure that time
   * @param overall all people together
   * @param byPerson each person who has both times and an interaction, by id
   */
  public record Result(
      Exposure exposure, RateRatio overall, NavigableMap<String, RateRatio> byPerson) {}

  private Association() {}

  /**
   * Looks at a log.
   *
   * @param log sorted
   * @param from the first instant observed
   * @param until the first after the observation
   * @param zone whose hours and weekdays count
   */
  public static Result of(
      MailLog log, Instant from, Instant until, Exposure exposure, ZoneId zone) {
    Association association = new Association();
    for (Map.Entry<String, List<MailDeed>> person : sample(log)) {
      MailHours hours = MailHours.of(person.getValue(), from, until, exposure, zone);
      if (hours.interactions() > 0) {
        association.people.add(hours);
        association.ids.add(person.getKey());
      }
    }
    return association.fit(exposure);
  }

  private static List<Map.Entry<String, List<MailDeed>>> sample(MailLog log) {
    List<Map.Entry<String, List<MailDeed>>> both = new ArrayList<>();
    for (Map.Entry<String, List<MailDeed>> person : log.people().entrySet()) {
      boolean interacted =
          person.getValue().stream()
              .anyMatch(deed -> deed.kind() == MailDeed.Kind.PROMOTIONAL_INTERACTION);
      if (interacted) {
        both.add(person);
      }
    }
    if (both.size() > MOST_PEOPLE) {
      both.sort(
          Comparator.comparing((Map.Entry<String, List<MailDeed>> person) -> hash(person.getKey()))
              .thenComparing(Map.Entry::getKey));
      return both.subList(0, MOST_PEOPLE);
    }
    return both;
  }

  private static long hash(String id) {
    CRC32C crc = new CRC32C();
    crc.update(id.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  private HourWeights.Sums sums() {
    HourWeights.Sums sums = new HourWeights.Sums();
    people.forEach(person -> person.compare(weights, ratio, sums));
    return sums;
  }

  private Result fit(Exposure exposure) {
    double[][] masses = masses();
    for (int round = 0; round < ROUNDS && !people.isEmpty(); round++) {
      double before = ratio;
      weights.adjust(this::sums);
      masses = masses();
      ratio = solve(masses);
      if (Math.abs(before - ratio) < 1e-5 * ratio) {
        break;
      }
    }
    TreeMap<String, RateRatio> byPerson = new TreeMap<>();
    for (int i = 0; i < people.size(); i++) {
      double share = masses[i][0] / (masses[i][0] + masses[i][1]);
      if (share > 0 && share < 1) {
        MailHours hours = people.get(i);
        byPerson.put(ids.get(i), RateRatio.exact(hours.interactions(), hours.exposed(), share));
      }
    }
    return new Result(exposure, overall(masses), byPerson);
  }

  private RateRatio overall(double[][] masses) {
    int n = 0;
    int count = 0;
    int exposed = 0;
    double expected = 0;
    double information = 0;
    double squares = 0;
    for (int i = 0; i < people.size(); i++) {
      double inside = masses[i][0];
      double outside = masses[i][1];
      if (inside > 0 && outside > 0) {
        MailHours hours = people.get(i);
        double share = ratio * inside / (ratio * inside + outside);
        double residual = hours.exposed() - hours.interactions() * share;
        n += hours.interactions();
        count++;
        exposed += hours.exposed();
        expected += hours.interactions() * inside / (inside + outside);
        information += hours.interactions() * share * (1 - share);
        squares += residual * residual;
      }
    }
    boolean few = n < RateRatio.FEWEST || count < 2 || exposed == 0 || exposed == n;
    if (few || expected < FEWEST_EXPECTED || n - expected < FEWEST_EXPECTED) {
      return RateRatio.notEnough(n, count, exposed, expected);
    }
    double variance = squares / (information * information) * count / (count - 1);
    double error = Math.sqrt(Math.max(variance, 1 / information));
    return RateRatio.of(
        n,
        count,
        exposed,
        expected,
        ratio,
        ratio * StrictMath.exp(-Z * error),
        ratio * StrictMath.exp(Z * error));
  }

  /** Each person's weighted hours in the time and in the rest. */
  private double[][] masses() {
    return people.stream().map(person -> person.masses(weights)).toArray(double[][]::new);
  }

  /** The ratio at which as much was seen in the time as is expected, by bisection. */
  private double solve(double[][] masses) {
    double low = StrictMath.log(1e-3);
    double high = StrictMath.log(1e3);
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      if (excess(masses, StrictMath.exp(middle)) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return StrictMath.exp((low + high) / 2);
  }

  private double excess(double[][] masses, double at) {
    double excess = 0;
    for (int i = 0; i < masses.length; i++) {
      MailHours hours = people.get(i);
      double inside = at * masses[i][0];
      if (masses[i][0] > 0 && masses[i][1] > 0) {
        excess += hours.exposed() - hours.interactions() * inside / (inside + masses[i][1]);
      }
    }
    return excess;
  }
}
