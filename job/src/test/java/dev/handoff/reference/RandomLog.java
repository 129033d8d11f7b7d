package dev.handoff.reference;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.engagement.DefaultScoreModel;
import dev.handoff.domain.engagement.ScoreModel;
import dev.handoff.domain.engagement.ScoreModel.Transform;
import dev.handoff.domain.group.Account;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.group.Member;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.group.RoleTemplate;
import dev.handoff.domain.group.RoleTemplate.Role;
import dev.handoff.domain.group.SolutionInterest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A log made by chance from a seed: few people, few groups, short windows and small caps, so that
 * every rule meets every other. Holds duplicates, automated copies, days above the cap, joins,
 * leaves, role changes, deletions, erasures, and definitions changed midway; zones in which days
 * have 23 and 25 hours, and one whose midnight is skipped.
 */
final class RandomLog {

  static final List<String> GROUPS = List.of("lumia-assets", "lumia-sites", "nordlys-assets");
  private static final List<String> PEOPLE = List.of("ada", "ben", "chloe", "diego", "emi");
  private static final List<String> ROLES =
      List.of("Decision Maker", "Champion", "Influencer", "Visitor", "");
  private static final List<String> TYPES =
      List.of(
          ActivityType.PAGE_VIEWED,
          ActivityType.EMAIL_OPENED,
          ActivityType.INTERESTING_MOMENT,
          ActivityType.CHAT_ENGAGED,
          "emailSent");
  static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("Europe/Paris"),
          ZoneId.of("America/Santiago"),
          ZoneId.of("Asia/Kathmandu"));
  private static final int DAYS = 14;

  /**
   * In the first fortnight the clock of Paris goes forward; in the second that of Santiago, at
   * midnight; in the third that of Paris goes back.
   */
  static final List<Instant> BEGINNINGS =
      List.of(
          Instant.parse("2026-03-22T00:00:00Z"),
          Instant.parse("2026-08-30T00:00:00Z"),
          Instant.parse("2026-10-18T00:00:00Z"));

  final Instant begin;
  final ZoneId zone;
  final int lookbackDays;
  final int dailyCap;
  final List<Activity> activities = new ArrayList<>();
  final List<Person> people = new ArrayList<>();
  final List<BuyingGroup> snapshots = new ArrayList<>();
  final List<SolutionInterest> interests = new ArrayList<>();
  final List<RoleTemplate> templates = new ArrayList<>();
  final List<ScoreModel> models = new ArrayList<>();
  final Instant end;
  private final Random random;

  RandomLog(long seed) {
    random = randomOf(seed);
    begin = pick(BEGINNINGS);
    zone = pick(ZONES);
    lookbackDays = 2 + random.nextInt(7);
    dailyCap = 1 + random.nextInt(4);
    models.add(DefaultScoreModel.scoreModel());
    addActivities(30 + random.nextInt(120));
    addSnapshots();
    addErasures();
    addDefinitions();
    end = begin.plus(Duration.ofDays(DAYS));
  }

  /**
   * As {@link Random} made with seeds that are counted up begins with nearly the same number each
   * time, the seed is scrambled.
   */
  static Random randomOf(long seed) {
    return new Random(new SplittableRandom(seed).nextLong());
  }

  private void addActivities(int number) {
    for (int i = 0; i < number; i++) {
      Instant at = someInstant();
      String id = "a" + random.nextInt(number);
      Activity activity =
          new Activity(
              id, pick(PEOPLE), pick(TYPES), at, null, null, List.of(), random.nextInt(8) == 0);
      activities.add(activity);
      if (random.nextInt(4) == 0) {
        activities.add(activity);
      }
      if (random.nextInt(6) == 0) {
        burst(activity);
      }
    }
  }

  /** More of one type on one day than the cap allows. */
  private void burst(Activity first) {
    for (int i = 0; i <= dailyCap; i++) {
      activities.add(
          new Activity(
              first.activityId() + "-" + i,
              first.personId(),
              first.type(),
              first.occurredAt().plusSeconds(i),
              null,
              null,
              List.of(),
              false));
    }
  }

  private void addSnapshots() {
    for (String group : GROUPS) {
      int versions = 1 + random.nextInt(5);
      for (int i = 0; i < versions; i++) {
        Instant at = someInstant();
        boolean deleted = i > 0 && random.nextInt(8) == 0;
        snapshots.add(deleted ? deletion(group, at) : snapshot(group, at));
      }
    }
  }

  private BuyingGroup snapshot(String group, Instant at) {
    List<Member> members = new ArrayList<>();
    for (String person : PEOPLE) {
      if (random.nextInt(3) > 0) {
        members.add(new Member(person, pick(ROLES)));
      }
      if (random.nextInt(12) == 0) {
        members.add(new Member(person, pick(ROLES)));
      }
    }
    Account account = new Account("acc", "Lumia", null, null, "{}");
    return new BuyingGroup(group, null, account, "assets", "Interest", null, members, at, false);
  }

  private static BuyingGroup deletion(String group, Instant at) {
    return new BuyingGroup(group, null, null, "", "", null, List.of(), at, true);
  }

  private void addErasures() {
    for (String person : PEOPLE) {
      if (random.nextInt(5) == 0) {
        people.add(
            new Person(person, null, null, null, null, null, null, null, someInstant(), true));
      }
      if (random.nextBoolean()) {
        people.add(
            new Person(
                person, "First", person, null, null, null, null, null, someInstant(), false));
      }
    }
  }

  private void addDefinitions() {
    interests.add(new SolutionInterest("assets", 1, maybeLate(), "Assets", "roles"));
    templates.add(template(1, maybeLate()));
    if (random.nextBoolean()) {
      addInTime(templates, template(2, later(templates.get(0).updatedAt())));
    }
    for (int version = 1; version <= 2; version++) {
      if (random.nextBoolean()) {
        Instant after = version == 1 ? begin : models.get(models.size() - 1).updatedAt();
        addInTime(models, model(version, later(after.isBefore(begin) ? begin : after)));
      }
    }
  }

  /** Nothing takes effect after the end: live it would at once. */
  private <D extends Definition> void addInTime(List<D> definitions, D definition) {
    if (definition.updatedAt().isBefore(begin.plus(Duration.ofDays(DAYS)))) {
      definitions.add(definition);
    }
  }

  private Instant maybeLate() {
    return random.nextInt(4) == 0 ? someInstant() : begin;
  }

  private RoleTemplate template(int version, Instant at) {
    List<Role> roles = new ArrayList<>();
    for (String role : ROLES.subList(0, 3)) {
      BigDecimal weight =
          pick(List.of("0", "20", "37.5", "60", "100")).equals("0") ? BigDecimal.ZERO : weight();
      roles.add(new Role(role, weight, random.nextInt(3) > 0, 1 + random.nextInt(3)));
    }
    return new RoleTemplate("roles", version, at, "Roles", roles);
  }

  private BigDecimal weight() {
    return new BigDecimal(pick(List.of("20", "37.5", "60", "100", "0.000001")));
  }

  private ScoreModel model(int version, Instant at) {
    Map<String, BigDecimal> weights =
        Map.of(
            TYPES.get(0), weight(), TYPES.get(2), weight(), TYPES.get(3), BigDecimal.valueOf(60));
    return new ScoreModel(
        ScoreModel.ACTIVE_ID,
        version,
        at,
        weights,
        random.nextBoolean() ? Transform.SQRT : Transform.NONE,
        new BigDecimal(pick(List.of("50", "3", "7.25"))),
        new BigDecimal(pick(List.of("200", "100", "33.3"))));
  }

  private Instant later(Instant after) {
    return after.plus(Duration.ofMinutes(1 + random.nextInt(60 * 24 * 4)));
  }

  /**
   * Mostly anywhere; sometimes on the very edge of a day, sometimes on an instant that others
   * share.
   */
  private Instant someInstant() {
    Instant any =
        begin.plusMillis((long) (random.nextDouble() * Duration.ofDays(DAYS - 1).toMillis()));
    return switch (random.nextInt(5)) {
      case 0 -> any.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
      case 1 -> any.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant().minusMillis(1);
      case 2 -> LocalDate.ofInstant(any, zone).atTime(9, 0).atZone(zone).toInstant();
      default -> any;
    };
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
