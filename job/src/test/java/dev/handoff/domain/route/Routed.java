package dev.handoff.domain.route;

import dev.handoff.domain.engagement.DailyTallies.Cell;
import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.exchange.MembershipChange;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.insight.InsightModels;
import dev.handoff.fixture.Lumia;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Ada, and what the groups that list her hear of her. */
final class Routed {

  private static final int DAILY_CAP = 20;

  final EngagementWindow window = new EngagementWindow(ZoneId.of("UTC"), 30);
  final PersonRouter router = new PersonRouter(window, DAILY_CAP, at -> InsightModels.builtIn());
  final PersonFile ada = PersonFile.empty();

  /** A record comes at its own time; answers with what groups hear. */
  List<GroupRecord> take(PersonRecord record) {
    return take(record, record.at());
  }

  /** A record comes at an instant; answers with what groups hear. */
  List<GroupRecord> take(PersonRecord record, Instant now) {
    List<GroupRecord> heard = new ArrayList<>();
    router.apply(ada, record, now, heard::add);
    return heard;
  }

  /** Ada does something, and it comes at an instant. */
  List<GroupRecord> does(String activityId, String type, Instant at, Instant now) {
    return take(PersonRecord.of(key(), Lumia.did(Lumia.ADA, activityId, type, at), List.of()), now);
  }

  List<GroupRecord> does(String activityId, String type, Instant at) {
    return does(activityId, type, at, at);
  }

  List<GroupRecord> has(String momentId, Instant at) {
    return take(PersonRecord.of(key(), Lumia.moment(Lumia.ADA, momentId, at), List.of()));
  }

  List<GroupRecord> isListedBy(String buyingGroupId, Instant version) {
    return isListedBy(buyingGroupId, version, version);
  }

  List<GroupRecord> isListedBy(String buyingGroupId, Instant version, Instant now) {
    return take(
        PersonRecord.joined(
            key(),
            new MembershipChange(buyingGroupId, "Group " + buyingGroupId, version, Lumia.ADA)),
        now);
  }

  List<GroupRecord> isNoLongerListedBy(String buyingGroupId, Instant version) {
    return take(
        PersonRecord.left(
            key(), new MembershipChange(buyingGroupId, "Group " + buyingGroupId, version, null)));
  }

  List<GroupRecord> isCalled(String first, String last, Instant updatedAt) {
    return take(PersonRecord.of(key(), Lumia.person(Lumia.ADA, first, last, updatedAt)));
  }

  List<GroupRecord> isErased(Instant updatedAt, Instant now) {
    return take(PersonRecord.of(key(), Lumia.erasure(Lumia.ADA, updatedAt)), now);
  }

  /** The tallies that the only record, a join, brings along. */
  static List<Cell> brought(List<GroupRecord> heard) {
    return Objects.requireNonNull(heard.get(0).history()).tallies();
  }

  /** The profile in the first record. */
  static MemberProfile profile(List<GroupRecord> heard) {
    return Objects.requireNonNull(heard.get(0).profile());
  }

  /** Each record as {@code KIND group}. */
  static List<String> told(List<GroupRecord> heard) {
    return heard.stream().map(record -> record.kind() + " " + record.buyingGroupId()).toList();
  }

  Cell cell(Instant at, String type, int count) {
    return new Cell(window.dayOf(at), type, count);
  }

  static String key() {
    return Lumia.key(Lumia.ADA);
  }
}
