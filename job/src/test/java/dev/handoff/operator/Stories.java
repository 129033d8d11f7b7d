package dev.handoff.operator;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.activity.ActivityType.PAGE_VIEWED;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.BEN;
import static dev.handoff.fixture.Lumia.CHAMPION;
import static dev.handoff.fixture.Lumia.CHLOE;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.GROUP;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.PRACTITIONER;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static dev.handoff.fixture.Lumia.did;
import static dev.handoff.fixture.Lumia.erasure;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.key;
import static dev.handoff.fixture.Lumia.moment;
import static dev.handoff.fixture.Lumia.person;

import dev.handoff.domain.activity.RecentActivity;
import dev.handoff.domain.activity.RecentMoment;
import dev.handoff.domain.engagement.DailyTallies.Cell;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.GroupRecord.Deed;
import dev.handoff.domain.exchange.GroupRecord.ListedMember;
import dev.handoff.domain.exchange.GroupRecord.Snapshot;
import dev.handoff.domain.exchange.HistoryCells;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.exchange.MembershipChange;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.insight.MemberInsight;
import dev.handoff.fixture.Lumia;
import dev.handoff.fixture.LumiaCatalog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What happens to Lumia's group from Monday to Wednesday, as each stage sees it. */
final class Stories {

  static final Instant THURSDAY = Instant.parse("2026-03-05T09:00:00Z");

  private static final String NAME = "Experience Manager Assets for Lumia";

  private Stories() {}

  /** One thing that a stage is given. */
  interface Step<R> {
    void to(StageRun<R> stage) throws Exception;
  }

  static List<Step<PersonRecord>> ofPeople() {
    return List.of(
        take(PersonRecord.of(key(ADA), person(ADA, "Ada", "Moreau", MONDAY))),
        take(PersonRecord.of(key(ADA), did(ADA, "visit", PAGE_VIEWED, MONDAY), List.of("price"))),
        take(PersonRecord.joined(key(ADA), listed(ADA, TUESDAY))),
        at(MONDAY),
        take(PersonRecord.joined(key(BEN), listed(BEN, TUESDAY))),
        take(PersonRecord.of(key(BEN), moment(BEN, "m-1", WEDNESDAY), List.of())),
        at(TUESDAY),
        take(PersonRecord.of(key(ADA), did(ADA, "visit", PAGE_VIEWED, MONDAY), List.of())),
        take(PersonRecord.of(key(ADA), did(ADA, "chat", CHAT_ENGAGED, WEDNESDAY), List.of())),
        take(PersonRecord.of(key(BEN), erasure(BEN, WEDNESDAY.plusSeconds(60)))),
        at(THURSDAY),
        take(PersonRecord.of(key(BEN), moment(BEN, "m-1", WEDNESDAY), List.of())),
        take(PersonRecord.left(key(ADA), listed(ADA, THURSDAY.plusSeconds(1)))),
        at(StageRun.UNTIL));
  }

  static List<Step<BuyingGroup>> ofSnapshots() {
    return List.of(
        stage -> stage.publish(LumiaCatalog.entries()),
        take(group(MONDAY, Lumia.member(ADA, DECISION_MAKER))),
        at(MONDAY),
        take(group(WEDNESDAY, Lumia.member(BEN, DECISION_MAKER), Lumia.member(CHLOE, CHAMPION))),
        take(group(TUESDAY, Lumia.member(ADA, DECISION_MAKER), Lumia.member(BEN, PRACTITIONER))),
        at(TUESDAY),
        stage -> stage.publish(List.of(LumiaCatalog.ready(WEDNESDAY, 2, 15))),
        at(THURSDAY),
        take(group(MONDAY, Lumia.member(CHLOE, DECISION_MAKER))),
        at(StageRun.UNTIL));
  }

  static List<Step<GroupRecord>> ofTheGroup() {
    return List.of(
        stage -> stage.publish(LumiaCatalog.entries()),
        take(snapshot(MONDAY, listing(ADA), listing(BEN))),
        take(joined(MONDAY, ADA, new Cell(day(MONDAY), PAGE_VIEWED, 1))),
        take(joined(MONDAY, BEN)),
        at(MONDAY),
        take(chats(WEDNESDAY, ADA, "chat-2")),
        take(chats(TUESDAY, ADA, "chat-1")),
        at(TUESDAY),
        take(has(WEDNESDAY, BEN, "m-1")),
        at(WEDNESDAY),
        take(chats(THURSDAY, BEN, "chat-3")),
        at(THURSDAY),
        at(StageRun.UNTIL));
  }

  static GroupRecord snapshot(Instant at, ListedMember... members) {
    BuyingGroup group = group(at);
    return GroupRecord.snapshot(
        GROUP,
        at,
        new Snapshot(
            null, group.account(), "assets", "Interest", null, List.of(members), at, false));
  }

  static ListedMember listing(String personId) {
    return new ListedMember(key(personId), personId.equals(ADA) ? DECISION_MAKER : CHAMPION);
  }

  static GroupRecord joined(Instant at, String personId, Cell... brought) {
    return GroupRecord.joined(
        GROUP,
        at,
        key(personId),
        at,
        new MemberProfile(personId, "Name of " + personId, null, null, null, List.of()),
        new HistoryCells(List.of(brought), List.of(), List.of(), List.of(), List.of()),
        MemberInsight.NONE);
  }

  static GroupRecord chats(Instant at, String personId, String activityId) {
    RecentActivity shown = RecentActivity.of(did(personId, activityId, CHAT_ENGAGED, at));
    Deed deed = new Deed(day(at), true, CHAT_ENGAGED, null, shown, null, List.of("price list"));
    return GroupRecord.did(GroupRecord.Kind.ACTIVITY, GROUP, at, key(personId), deed);
  }

  private static GroupRecord has(Instant at, String personId, String momentId) {
    RecentMoment shown = RecentMoment.of(moment(personId, momentId, at));
    Deed deed = new Deed(day(at), true, "interestingMoment", "Web", null, shown, List.of());
    return GroupRecord.did(GroupRecord.Kind.MOMENT, GROUP, at, key(personId), deed);
  }

  static MembershipChange listed(String personId, Instant version) {
    return new MembershipChange(GROUP, NAME, version, personId);
  }

  static <R> Step<R> take(R record) {
    return stage -> stage.take(record);
  }

  static <R> Step<R> at(Instant watermark) {
    return stage -> stage.watermark(watermark);
  }

  private static int day(Instant at) {
    return (int) LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay();
  }
}
