package dev.handoff.operator;

import static dev.handoff.fixture.Lumia.key;

import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.group.Member;
import dev.handoff.fixture.Lumia;
import dev.handoff.fixture.LumiaCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A year of 300 people and 40 groups at any time. Each day four new people come and the four oldest
 * go, half of them by being erased; every second day the oldest group is deleted and a new one
 * formed; every day people do things, and once a month the score model changes. One new person in
 * twenty has a profile, and none of these is ever erased.
 */
final class BusyYear {

  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private static final int PEOPLE = 300;
  private static final int PEOPLE_A_DAY = 4;
  private static final int GROUPS = 40;
  private static final int MEMBERS = 6;
  private static final int DAYS_A_MONTH = 30;
  private static final int DEEDS_AN_HOUR = 12;
  private static final List<Integer> HOURS = List.of(2, 8, 11, 14, 18, 23);
  private static final List<String> ROLES =
      List.of(Lumia.DECISION_MAKER, Lumia.CHAMPION, Lumia.PRACTITIONER);
  private static final List<String> TYPES =
      List.of(ActivityType.PAGE_VIEWED, ActivityType.CHAT_ENGAGED, "emailSent");

  private final Random random;
  private final ArrayDeque<String> people = new ArrayDeque<>();
  private final ArrayDeque<Team> groups = new ArrayDeque<>();
  private final Set<String> profiles = new HashSet<>();
  private Instant midnight = BEGIN;
  private int days;
  private int lastPerson;
  private int lastGroup;
  private int lastDeed;

  private record Team(String id, List<String> people) {}

  BusyYear(long seed) {
    random = new Random(seed);
  }

  void begin(ThreeStages stages) throws Exception {
    stages.publish(LumiaCatalog.entries());
    stages.publish(List.of(reconsiders()));
    stages.time(BEGIN);
    while (people.size() < PEOPLE) {
      come(stages, BEGIN.plusSeconds(1));
    }
    while (groups.size() < GROUPS) {
      form(stages, BEGIN.plusSeconds(2));
    }
  }

  /** The next 30 days; returns the instant at which they end. */
  Instant month(ThreeStages stages) throws Exception {
    stages.publish(List.of(model(1 + days / DAYS_A_MONTH)));
    for (int day = 0; day < DAYS_A_MONTH; day++) {
      Instant morning = midnight.plus(Duration.ofHours(7));
      stages.time(morning.minusMillis(1));
      for (int i = 0; i < PEOPLE_A_DAY; i++) {
        come(stages, morning);
        go(stages, morning.plusSeconds(1));
      }
      if (days % 2 == 0) {
        delete(stages, morning.plusSeconds(2));
        form(stages, morning.plusSeconds(3));
      }
      for (int hour : HOURS) {
        busyHour(stages, midnight.plus(Duration.ofHours(hour)));
      }
      days++;
      midnight = midnight.plus(Duration.ofDays(1));
      stages.time(midnight.plus(Duration.ofMinutes(6)));
    }
    return midnight;
  }

  private void busyHour(ThreeStages stages, Instant hour) throws Exception {
    List<String> here = List.copyOf(people);
    for (int i = 0; i < DEEDS_AN_HOUR; i++) {
      Instant at = hour.plusMillis(random.nextInt(3_600_000));
      String person = here.get(random.nextInt(here.size()));
      String id = "deed-" + lastDeed++;
      String topic = "topic " + random.nextInt(60);
      stages.person(
          random.nextInt(6) == 0
              ? PersonRecord.of(key(person), Lumia.moment(person, id, at), List.of(topic))
              : PersonRecord.of(
                  key(person),
                  Lumia.did(person, id, TYPES.get(random.nextInt(TYPES.size())), at),
                  List.of(topic)));
    }
    stages.time(hour.plus(Duration.ofHours(1)));
  }

  private void come(ThreeStages stages, Instant at) throws Exception {
    String person = "p-" + lastPerson++;
    people.add(person);
    if (lastPerson % 20 == 0) {
      profiles.add(person);
      stages.person(
          PersonRecord.of(key(person), Lumia.person(person, "First", "Last " + person, at)));
    }
  }

  private void go(ThreeStages stages, Instant at) throws Exception {
    String person = people.removeFirst();
    if (!profiles.contains(person) && random.nextBoolean()) {
      stages.person(PersonRecord.of(key(person), Lumia.erasure(person, at)));
    }
    for (Team team : groups) {
      if (team.people().remove(person)) {
        fill(team);
        stages.snapshot(snapshot(team, at));
      }
    }
  }

  private void form(ThreeStages stages, Instant at) throws Exception {
    Team team = new Team("bg-" + lastGroup++, new ArrayList<>());
    groups.add(team);
    fill(team);
    stages.snapshot(snapshot(team, at));
  }

  private void delete(ThreeStages stages, Instant at) throws Exception {
    Team team = groups.removeFirst();
    stages.snapshot(new BuyingGroup(team.id(), null, null, "", "", null, List.of(), at, true));
  }

  private void fill(Team team) {
    List<String> here = List.copyOf(people);
    while (team.people().size() < MEMBERS) {
      String person = here.get(random.nextInt(here.size()));
      if (!team.people().contains(person)) {
        team.people().add(person);
      }
    }
  }

  private static BuyingGroup snapshot(Team team, Instant at) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < team.people().size(); i++) {
      members.add(Lumia.member(team.people().get(i), ROLES.get(i % ROLES.size())));
    }
    return Lumia.group(team.id(), at, members.toArray(Member[]::new));
  }

  /** A journey that groups walk again and again, with waits and timeouts. */
  private static CatalogEntry reconsiders() {
    return entry(
        "journey/reconsiders",
        BEGIN,
        """
        {"kind":"journey","id":"reconsiders","version":1,"updatedAt":"%s","name":"Reconsiders",\
        "status":"live","audience":"group.engagementScore >= 5",\
        "reentry":{"after":"P2D","from":"end","limit":1000},"nodes":[\
        {"id":"warm","type":"listen","until":"group.moments('Web', 'P3D') > 2","timeout":"P1D"},\
        {"id":"note","type":"action","on":"account","action":"add-interesting-moment",\
        "momentType":"Milestone","description":"Warm","coolDown":"P3D"},\
        {"id":"rest","type":"wait","duration":"PT30H"},\
        {"id":"done","type":"end"}]}"""
            .formatted(BEGIN));
  }

  private CatalogEntry model(int version) {
    Instant at = midnight.plusSeconds(3);
    return entry(
        "score-model/" + version,
        at,
        """
        {"kind":"score-model","id":"default","version":%d,"updatedAt":"%s",\
        "calibration":{"personReference":%d,"groupReference":200}}"""
            .formatted(version, at, 40 + version));
  }

  private static CatalogEntry entry(String key, Instant at, String json) {
    return new CatalogEntry(key, at, json.getBytes(StandardCharsets.UTF_8));
  }
}
