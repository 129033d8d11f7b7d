package dev.handoff.domain.evaluate;

import dev.handoff.condition.CelConditions;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.activity.RecentMoment;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.catalog.CatalogHistory;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.engagement.DailyTallies.Cell;
import dev.handoff.domain.engagement.DefaultScoreModel;
import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.GroupRecord.Deed;
import dev.handoff.domain.exchange.GroupRecord.ListedMember;
import dev.handoff.domain.exchange.GroupRecord.Snapshot;
import dev.handoff.domain.exchange.HistoryCells;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.insight.MemberInsight;
import dev.handoff.domain.journey.BadJourneyException;
import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.journey.LiveJourney;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.fixture.JourneyFixture;
import dev.handoff.fixture.Lumia;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lumia's group, run from instant to instant, and what came of it. Its data ends on 30 April. */
final class GroupRun implements Members, Outcomes {

  static final Instant UNTIL = Instant.parse("2026-04-30T12:00:00Z");

  final EngagementWindow window = new EngagementWindow(ZoneId.of("UTC"), 30);
  final List<ScoreRecord> scores = new ArrayList<>();
  final List<SalesAlert> alerts = new ArrayList<>();
  final List<String> steps = new ArrayList<>();
  final List<MessageRequest> requests = new ArrayList<>();
  final List<InterestingMoment> moments = new ArrayList<>();
  final List<RawScores> observed = new ArrayList<>();
  final GroupFile file = new GroupFile(Lumia.GROUP);
  final GroupEvaluator evaluator;
  private final boolean eventTime;
  private final TreeMap<String, MemberFile> members = new TreeMap<>();
  private final CatalogHistory catalog;

  private GroupRun(boolean eventTime) {
    this.eventTime = eventTime;
    CelConditions language = new CelConditions(30, () -> {});
    catalog =
        new CatalogHistory(
            DefaultScoreModel.scoreModel(),
            ZoneId.of("UTC"),
            journey -> compile(journey, language));
    evaluator =
        new GroupEvaluator(
            new EvaluationSettings(
                window,
                "en",
                ZoneId.of("UTC"),
                eventTime ? Duration.ZERO : Duration.ofMinutes(5),
                eventTime ? Duration.ZERO : Duration.ofSeconds(5),
                eventTime ? UNTIL : null,
                json -> Map.of()),
            catalog,
            eventTime);
  }

  static GroupRun inEventTime() {
    return new GroupRun(true).with(Lumia.template(Instant.EPOCH), Lumia.interest(Instant.EPOCH));
  }

  static GroupRun inArrivalOrder() {
    return new GroupRun(false).with(Lumia.template(Instant.EPOCH), Lumia.interest(Instant.EPOCH));
  }

  GroupRun with(Definition... definitions) {
    List.of(definitions).forEach(catalog::add);
    return this;
  }

  GroupRun with(JourneyFixture journey) {
    return with(journey.build());
  }

  private static LiveJourney compile(Journey journey, CelConditions language) {
    try {
      return LiveJourney.compile(journey, language);
    } catch (BadJourneyException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs these records, and whatever is due, up to an instant. */
  void at(Instant limit, GroupRecord... records) {
    List<GroupRecord> sorted = new ArrayList<>(List.of(records));
    if (eventTime) {
      sorted.sort(GroupRecord.ORDER);
    }
    evaluator.advance(file, this, sorted, limit, this);
  }

  /** Nothing comes; whatever is due up to an instant runs. */
  void until(Instant limit) {
    at(limit);
  }

  static GroupRecord snapshot(Instant at, BuyingGroup group) {
    return GroupRecord.snapshot(
        Lumia.GROUP,
        at,
        new Snapshot(
            group.name(),
            group.account(),
            group.solutionInterest(),
            group.status(),
            group.stage(),
            group.members().stream()
                .map(member -> new ListedMember(Lumia.key(member.personId()), member.role()))
                .toList(),
            group.updatedAt(),
            group.deleted()));
  }

  /** A member's history arrives, with what they did before. */
  GroupRecord joined(Instant at, Instant version, String personId, Cell... brought) {
    return GroupRecord.joined(
        Lumia.GROUP,
        at,
        Lumia.key(personId),
        version,
        new MemberProfile(personId, personId, null, null, null, List.of()),
        new HistoryCells(List.of(brought), List.of(), List.of(), List.of(), List.of()),
        MemberInsight.NONE);
  }

  GroupRecord joined(Instant at, String personId, Cell... brought) {
    return joined(at, at, personId, brought);
  }

  Cell did(Instant at, String type, int times) {
    return new Cell(window.dayOf(at), type, times);
  }

  /** A member does something that counts. */
  GroupRecord does(Instant at, String personId, String type) {
    Deed deed = new Deed(window.dayOf(at), true, type, null, null, null, List.of());
    return GroupRecord.did(GroupRecord.Kind.ACTIVITY, Lumia.GROUP, at, Lumia.key(personId), deed);
  }

  GroupRecord has(Instant at, String personId, String momentId) {
    Deed deed =
        new Deed(
            window.dayOf(at),
            true,
            "interestingMoment",
            "Web",
            null,
            RecentMoment.of(Lumia.moment(personId, momentId, at)),
            List.of());
    return GroupRecord.did(GroupRecord.Kind.MOMENT, Lumia.GROUP, at, Lumia.key(personId), deed);
  }

  /** The last score record. */
  ScoreRecord last() {
    return scores.get(scores.size() - 1);
  }

  /** Every score record as {@code instant score completeness}. */
  List<String> said() {
    return scores.stream()
        .map(
            score ->
                score.at()
                    + (score.deleted()
                        ? " deleted"
                        : " " + score.engagementScore() + " " + score.completenessScore()))
        .toList();
  }

  @Override
  public void score(ScoreRecord score) {
    scores.add(score);
  }

  @Override
  public void alert(SalesAlert alert) {
    alerts.add(alert);
  }

  @Override
  public void event(JourneyEvent event) {
    steps.add(event.at() + " " + event.type().wireName());
  }

  @Override
  public void request(MessageRequest request) {
    requests.add(request);
  }

  @Override
  public void moment(InterestingMoment moment) {
    moments.add(moment);
  }

  @Override
  public void observed(RawScores raw) {
    observed.add(raw);
  }

  @Override
  public @Nullable MemberFile get(String personKey) {
    return members.get(personKey);
  }

  @Override
  public void put(MemberFile member) {
    members.put(member.personKey(), member);
  }

  @Override
  public void remove(String personKey) {
    members.remove(personKey);
  }

  @Override
  public Collection<MemberFile> all() {
    return members.values();
  }
}
