package dev.handoff.operator;

import static dev.handoff.fixture.Lumia.key;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.Member;
import dev.handoff.fixture.Lumia;
import dev.handoff.fixture.LumiaCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * People in groups, and what they do.
 *
 * @param members how many people
 * @param groupsPerPerson how many groups list each of them
 * @param membersPerGroup how many people a group lists
 * @param journeys live ones, each for every group
 * @param hotShare 0 to 1: the share of activities that members of one group do
 */
record Crowd(int members, int groupsPerPerson, int membersPerGroup, int journeys, double hotShare) {

  static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");

  private static final List<String> KINDS =
      List.of(
          "brand",
          "campaign",
          "catalog",
          "consent",
          "digital asset",
          "dynamic media",
          "image metadata",
          "partner portal",
          "product data",
          "smart tag",
          "translation",
          "video");
  private static final List<String> MATTERS =
      List.of("approval", "delivery", "migration", "pricing", "rights");
  private static final int TOPICS = KINDS.size() * MATTERS.size();
  private static final List<String> SYLLABLES =
      List.of("Bel", "cam", "del", "fou", "gar", "lau", "mar", "mor", "nie", "rou", "sim", "vin");
  static final List<String> ROLES =
      List.of(Lumia.DECISION_MAKER, Lumia.CHAMPION, Lumia.PRACTITIONER);
  static final List<String> TYPES =
      List.of(
          ActivityType.PAGE_VIEWED,
          ActivityType.PAGE_VIEWED,
          ActivityType.PAGE_VIEWED,
          ActivityType.EMAIL_OPENED,
          ActivityType.CHAT_ENGAGED);

  static final Crowd USUAL = new Crowd(10_000, 1, 10, 3, 0);

  /** One of sixty things to be interested in, of two or three words. */
  static String topic(int number) {
    int which = Math.floorMod(number, TOPICS);
    return KINDS.get(which % KINDS.size()) + ' ' + MATTERS.get(which / KINDS.size());
  }

  /** A name that hardly anybody else has. */
  static String name(int number) {
    StringBuilder name = new StringBuilder();
    for (int left = number & 0xfffff; left > 0; left /= SYLLABLES.size()) {
      name.append(SYLLABLES.get(left % SYLLABLES.size()));
    }
    return name.toString();
  }

  Crowd of(int otherMembers) {
    return new Crowd(otherMembers, groupsPerPerson, membersPerGroup, journeys, hotShare);
  }

  Crowd withGroupsPerPerson(int other) {
    return new Crowd(members, other, membersPerGroup, journeys, hotShare);
  }

  Crowd withMembersPerGroup(int other) {
    return new Crowd(members, groupsPerPerson, other, journeys, hotShare);
  }

  Crowd withJourneys(int other) {
    return new Crowd(members, groupsPerPerson, membersPerGroup, other, hotShare);
  }

  Crowd withHotShare(double other) {
    return new Crowd(members, groupsPerPerson, membersPerGroup, journeys, other);
  }

  /** Publishes what groups are judged by, and lets everybody join. */
  void join(ThreeStages stages) throws Exception {
    ThreeStages.clock(BEGIN);
    stages.publish(catalog());
    stages.time(BEGIN);
    for (int person = 0; person < members; person++) {
      String id = "person-" + person;
      stages.person(PersonRecord.of(key(id), Lumia.person(id, name(person), name(~person), BEGIN)));
    }
    int groups = Math.max(1, members / membersPerGroup);
    for (int layer = 0; layer < groupsPerPerson; layer++) {
      for (int group = 0; group < groups; group++) {
        Member[] seats = new Member[membersPerGroup];
        for (int seat = 0; seat < membersPerGroup; seat++) {
          seats[seat] =
              Lumia.member(
                  "person-" + memberOf(layer, group, seat), ROLES.get(seat % ROLES.size()));
        }
        stages.snapshot(Lumia.group("group-%d-%d".formatted(layer, group), BEGIN, seats));
        stages.forgetResults();
      }
    }
  }

  /** Each layer of groups holds everybody once, in another order. */
  private int memberOf(int layer, int group, int seat) {
    long place = (long) group * membersPerGroup + seat;
    return (int) ((place + (long) layer * (membersPerGroup / 2 + 1)) % members);
  }

  /**
   * Lets so many activities happen, one after the other, evenly over a time.
   *
   * @param seed of who does what: another for other activities
   */
  void live(ThreeStages stages, int activities, Instant from, Duration over, long seed)
      throws Exception {
    Random random = new Random(seed);
    for (int number = 0; number < activities; number++) {
      Instant at = from.plusNanos(over.toNanos() / activities * number);
      boolean hot = random.nextDouble() < hotShare;
      int person = hot ? random.nextInt(membersPerGroup) : random.nextInt(members);
      String id = "person-" + person;
      String topic = topic(random.nextInt(TOPICS));
      ThreeStages.clock(at);
      stages.person(
          PersonRecord.of(
              key(id),
              new Activity(
                  "activity-%d-%d".formatted(seed, number),
                  id,
                  TYPES.get(random.nextInt(TYPES.size())),
                  at,
                  new Asset(
                      null,
                      "About %s in practice".formatted(topic),
                      "https://www.example.com/en/%s".formatted(topic.replace(' ', '-'))),
                  null,
                  List.of(),
                  false),
              List.of(topic)));
      stages.forgetResults();
    }
  }

  private List<CatalogEntry> catalog() {
    List<CatalogEntry> entries = new ArrayList<>(LumiaCatalog.entries().subList(0, 2));
    for (int journey = 0; journey < journeys; journey++) {
      CatalogEntry ready = LumiaCatalog.ready(BEGIN.minusSeconds(60), 1, 60 + journey % 40);
      String json =
          new String(ready.json(), StandardCharsets.UTF_8)
              .replace("\"id\":\"ready\"", "\"id\":\"ready-" + journey + "\"");
      entries.add(
          new CatalogEntry(
              "journey/ready-" + journey + "/1/" + ready.updatedAt(),
              ready.updatedAt(),
              json.getBytes(StandardCharsets.UTF_8)));
    }
    return entries;
  }

  @Override
  public String toString() {
    String hot =
        hotShare == 0 ? "" : ", %.0f %% of activities in one group".formatted(hotShare * 100);
    return "%,d members, %d groups each, %d a group, %d journeys%s"
        .formatted(members, groupsPerPerson, membersPerGroup, journeys, hot);
  }
}
