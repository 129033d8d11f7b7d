package dev.handoff.reference;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.engagement.ScoreModel;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.PersonKeys;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.group.RoleTemplate;
import dev.handoff.domain.group.SolutionInterest;
import dev.handoff.operator.EngagementOptions;
import dev.handoff.operator.Order;
import dev.handoff.operator.Timeline;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Sends a log through the production stages in an order that chance decides, with restarts at other
 * parallelisms on the way.
 */
final class LogRun {

  static final Duration LATENESS = Duration.ofHours(30);

  /** How long by the clock something may be under way between two stages. */
  private static final Duration UNDER_WAY = Duration.ofHours(2);

  /** SPEC section 2: live, a day has left the scores within this of midnight. */
  private static final Duration MIDNIGHT_SPREAD = Duration.ofMinutes(5);

  private static final int[] PARALLELISMS = {1, 3, 2};

  private final RandomLog log;
  private final Random random;
  private final PersonKeys keys = ProductionStages.personKeys().open();
  private final List<Arrival> arrivals = new ArrayList<>();
  private int restarts;

  /** A record and how it is sent. */
  private record Arrival(Instant at, Sending sending) {}

  private interface Sending {
    void to(Stages stages);
  }

  LogRun(RandomLog log, long seed) {
    this.log = log;
    this.random = RandomLog.randomOf(~seed);
    for (Activity activity : log.activities) {
      add(activity.occurredAt(), stages -> stages.person(recordOf(activity)));
    }
    log.people.forEach(
        person ->
            add(
                person.updatedAt(),
                stages -> stages.person(PersonRecord.of(keys.of(person.personId()), person))));
    for (BuyingGroup snapshot : log.snapshots) {
      add(snapshot.updatedAt(), stages -> stages.snapshot(snapshot));
    }
    log.interests.forEach(interest -> addDefinition(interest.updatedAt(), json(interest)));
    log.templates.forEach(template -> addDefinition(template.updatedAt(), json(template)));
    log.models.stream()
        .filter(model -> model.version() > 0)
        .forEach(model -> addDefinition(model.updatedAt(), json(model)));
  }

  /** In event time: no record later than the lateness. */
  List<ScoreRecord> inEventTime(int parallelism) throws Exception {
    return inEventTime(parallelism, Duration.ZERO);
  }

  /** In event time, with some records later than the lateness by up to this, or the look-back. */
  List<ScoreRecord> inEventTime(int parallelism, Duration tooLate) throws Exception {
    // That somebody was erased is known for the look-back: a snapshot from before must not come
    // later.
    Duration lookback = Duration.ofDays(log.lookbackDays);
    Duration bounded = tooLate.compareTo(lookback) > 0 ? lookback : tooLate;
    Timeline timeline = new Timeline(Order.EVENT_TIME, Clock.systemUTC(), log.end, true);
    Stages stages = new Stages(timeline, engagement(), parallelism, random);
    Instant newest = Instant.EPOCH;
    for (Arrival arrival : shuffled(Duration.ZERO, LATENESS, bounded)) {
      arrival.sending().to(stages);
      newest = arrival.at().isAfter(newest) ? arrival.at() : newest;
      if (random.nextInt(3) == 0) {
        stages.watermark(newest.minus(LATENESS).toEpochMilli() - 1);
      }
      goOn(stages);
    }
    return finished(stages);
  }

  /** In order of arrival: early by up to a day, late by days. */
  List<ScoreRecord> inArrivalOrder(int parallelism) throws Exception {
    Timeline timeline = new Timeline(Order.ARRIVAL, SetClock.INSTANCE, null, true);
    SetClock.now = Instant.EPOCH;
    Stages stages = new Stages(timeline, engagement(), parallelism, random);
    Duration early = Duration.ofHours(20);
    // That somebody was erased is known for the look-back: a snapshot from before must not come
    // later.
    Duration late = Duration.ofDays(Math.min(3, log.lookbackDays - 1));
    for (Arrival arrival : shuffled(early, late, Duration.ZERO)) {
      Instant earliest = arrival.at().minus(early);
      if (earliest.isAfter(SetClock.now.plus(UNDER_WAY))) {
        stages.deliverAll();
      }
      SetClock.now = earliest.isAfter(SetClock.now) ? earliest : SetClock.now;
      if (random.nextInt(3) == 0) {
        stages.watermark(SetClock.now.toEpochMilli());
      }
      arrival.sending().to(stages);
      goOn(stages);
    }
    stages.deliverAll();
    SetClock.now = endOfArrival();
    stages.watermark(SetClock.now.toEpochMilli());
    return finished(stages);
  }

  /**
   * When the scores of {@link #inArrivalOrder} are judged: the first moment after the log at which
   * a day must have left them, as the work of midnight is spread.
   */
  Instant endOfArrival() {
    LocalDate dayAfter = LocalDate.ofInstant(log.end, log.zone).plusDays(1);
    return dayAfter.atStartOfDay(log.zone).toInstant().plus(MIDNIGHT_SPREAD);
  }

  private void goOn(Stages stages) throws Exception {
    stages.deliverSome(random.nextInt(6));
    if (random.nextInt(60) == 0) {
      stages.restart(PARALLELISMS[restarts++ % PARALLELISMS.length]);
    }
  }

  private static List<ScoreRecord> finished(Stages stages) throws Exception {
    stages.deliverAll();
    stages.watermark(Long.MAX_VALUE);
    stages.deliverAll();
    stages.close();
    return stages.scores();
  }

  /**
   * Records in the order of their time moved by chance, from early to late; a few activities by
   * more.
   */
  private List<Arrival> shuffled(Duration early, Duration late, Duration tooLate) {
    record Placed(Arrival arrival, long place) {}
    List<Placed> placed = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      long move = (long) (random.nextDouble() * late.plus(early).toMillis()) - early.toMillis();
      if (!tooLate.isZero() && random.nextInt(10) == 0) {
        move += (long) (random.nextDouble() * tooLate.toMillis());
      }
      placed.add(new Placed(arrival, arrival.at().toEpochMilli() + move));
    }
    placed.sort(Comparator.comparing(Placed::place));
    return placed.stream().map(Placed::arrival).toList();
  }

  private EngagementOptions engagement() {
    return new EngagementOptions(log.zone, log.lookbackDays, log.dailyCap);
  }

  private PersonRecord recordOf(Activity activity) {
    String key = keys.of(activity.personId());
    if (!activity.type().equals(ActivityType.INTERESTING_MOMENT) || activity.automated()) {
      return PersonRecord.of(key, activity, List.of("topic"));
    }
    InterestingMoment moment =
        new InterestingMoment(
            activity.activityId(),
            activity.personId(),
            MomentType.WEB,
            "Came by",
            null,
            activity.occurredAt());
    return PersonRecord.of(key, moment, List.of());
  }

  private void add(Instant at, Sending sending) {
    arrivals.add(new Arrival(at, sending));
  }

  private void addDefinition(Instant at, String json) {
    CatalogEntry entry = new CatalogEntry(json, at, json.getBytes(StandardCharsets.UTF_8));
    add(at, stages -> stages.catalog(entry));
  }

  private static String json(SolutionInterest interest) {
    return """
        {"kind":"solution-interest","id":"%s","version":%d,"updatedAt":"%s","name":"%s","roleTemplate":"%s"}"""
        .formatted(
            interest.id(),
            interest.version(),
            interest.updatedAt(),
            interest.name(),
            interest.roleTemplate());
  }

  private static String json(RoleTemplate template) {
    String roles =
        template.roles().stream()
            .map(
                role ->
                    """
                    {"name":"%s","weight":%s,"requiredForCompleteness":%s,"membersRequired":%d}"""
                        .formatted(
                            role.name(),
                            role.weight(),
                            role.requiredForCompleteness(),
                            role.membersRequired()))
            .collect(Collectors.joining(","));
    return """
        {"kind":"role-template","id":"%s","version":%d,"updatedAt":"%s","name":"%s","roles":[%s]}"""
        .formatted(template.id(), template.version(), template.updatedAt(), template.name(), roles);
  }

  private static String json(ScoreModel model) {
    String weights =
        model.weights().entrySet().stream()
            .map(weight -> "\"" + weight.getKey() + "\":" + weight.getValue().toPlainString())
            .collect(Collectors.joining(","));
    return """
        {"kind":"score-model","id":"%s","version":%d,"updatedAt":"%s","weights":{%s},"transform":"%s",
        "calibration":{"personReference":%s,"groupReference":%s}}"""
        .formatted(
            model.id(),
            model.version(),
            model.updatedAt(),
            weights,
            model.transform().name().toLowerCase(Locale.ROOT),
            model.personReference(),
            model.groupReference());
  }

  /** The same clock for every operator, wherever serialisation takes it. */
  private static final class SetClock extends Clock implements Serializable {
    private static final long serialVersionUID = 1L;
    static final SetClock INSTANCE = new SetClock();
    static volatile Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
