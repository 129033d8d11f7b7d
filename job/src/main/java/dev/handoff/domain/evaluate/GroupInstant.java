package dev.handoff.domain.evaluate;

import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.activity.RecentMoment;
import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.catalog.Catalog;
import dev.handoff.domain.engagement.Score;
import dev.handoff.domain.evaluate.GroupFile.Said;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.group.Completeness;
import dev.handoff.domain.group.RoleTemplate;
import dev.handoff.domain.journey.GroupFacts;
import dev.handoff.domain.journey.GroupUnderWay;
import dev.handoff.domain.journey.JourneyAction;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.journey.JourneyRunner;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One buying group at one instant: records, then the day, then journeys, then what is said of it.
 * What a day ended with is observed before any of them.
 */
final class GroupInstant implements GroupUnderWay {

  private final GroupFile file;
  private final Members members;
  private final Catalog catalog;
  private final EvaluationSettings settings;
  private final Instant now;
  private final Outcomes outcomes;
  private final Membership membership;
  private final int today;
  private Said current = new Said(Score.ZERO, 0, List.of());
  private @Nullable AlertComposer composer;

  GroupInstant(
      GroupFile file,
      Members members,
      Catalog catalog,
      EvaluationSettings settings,
      Instant now,
      Outcomes outcomes) {
    this.file = file;
    this.members = members;
    this.catalog = catalog;
    this.settings = settings;
    this.now = now;
    this.outcomes = outcomes;
    this.today = Math.max(settings.window().dayOf(now), file.day);
    this.membership = new Membership(file, members, catalog.scorer(), settings.window(), today);
  }

  void run(List<GroupRecord> records, boolean inputEnds) {
    boolean wasLive = file.isLive();
    boolean dayEnds = wasLive && file.day != Integer.MIN_VALUE && today > file.day;
    if (dayEnds) {
      observe(file.day, settings.window().startOf(file.day + 1));
    }
    if (dayEnds && file.said != null) {
      file.close(file.day, today - 1, file.said.engagement().rounded());
    }
    file.day = today;
    records.forEach(record -> membership.apply(record, now));
    if (!file.isLive()) {
      if (wasLive) {
        delete();
      }
      return;
    }
    if (dayEnds) {
      membership.turnDay();
    }
    RoleTemplate template =
        catalog.templateFor(Objects.requireNonNull(file.head).solutionInterest());
    if (template == null) {
      return;
    }
    if (file.modelStamp != catalog.scorer().model().stamp()) {
      file.modelStamp = catalog.scorer().model().stamp();
      membership.rescoreAll();
    }
    current = score(template);
    file.unsettled |= dayEnds || mayMove(records);
    if (!standsStill() && (file.unsettled || isDue())) {
      runJourneys();
    }
    say(dayEnds || inputEnds);
  }

  /**
   * Whether anything has changed that a journey may read. What somebody does is read in the group's
   * scores, and in a member's and in counts only where a condition asks for them; of everything
   * else it is not looked at what it changes.
   */
  private boolean mayMove(List<GroupRecord> records) {
    JourneyRunner journeys = catalog.journeys();
    return file.catalogStamp != catalog.stamp()
        || isAnother(file.said)
        || (membership.roundedChanged() && journeys.read("members"))
        || (!records.isEmpty() && (journeys.read("activities") || journeys.read("moments")))
        || records.stream().anyMatch(record -> !isDeed(record.kind()));
  }

  private static boolean isDeed(GroupRecord.Kind kind) {
    return kind == GroupRecord.Kind.ACTIVITY || kind == GroupRecord.Kind.MOMENT;
  }

  private boolean isDue() {
    return file.journeysDue != null && !now.isBefore(file.journeysDue);
  }

  private void runJourneys() {
    boolean mayBeDue = file.catalogStamp != catalog.stamp() || isDue();
    boolean moved = catalog.journeys().run(file.places(), this, now, mayBeDue);
    file.unsettled = false;
    file.catalogStamp = catalog.stamp();
    if (moved) {
      file.placesChanged();
    }
    if (moved || mayBeDue) {
      file.journeysDue = catalog.journeys().nextDue(file.places(), now);
    }
  }

  /** The bounded run ends here, within a day: the scores of the day so far are observed. */
  void observe() {
    if (file.isLive()) {
      observe(today, now);
    }
  }

  private void observe(int day, Instant at) {
    RawScores observed =
        new GroupObserver(file, members, catalog, settings.window()).observe(day, at);
    if (observed != null) {
      outcomes.observed(observed);
    }
  }

  private void delete() {
    if (file.said != null) {
      outcomes.score(new ScoreRecords(file, members, catalog.scorer()).deleted(now));
      file.said = null;
      file.unsaid = false;
    }
    catalog.journeys().leaveAll(file.places(), this, now);
    file.placesChanged();
    file.catalogStamp = GroupFile.NOT_RUN;
  }

  private Said score(RoleTemplate template) {
    RoleSums roles = RoleSums.of(file, template);
    Completeness completeness = Completeness.of(template, roles.membersByRole());
    return new Said(
        catalog.scorer().group(roles.sums()), completeness.percent(), completeness.missingRoles());
  }

  /** Journeys wait a little for the history of a member who has just been listed. */
  private boolean standsStill() {
    Instant since = file.awaitedSince;
    return file.awaited > 0 && since != null && now.isBefore(since.plus(settings.patience()));
  }

  /** A rounded change is said at once; an unrounded one when the day or the input ends. */
  private void say(boolean ends) {
    Said before = file.said;
    boolean rounded = membership.roundedChanged() || isAnother(before);
    file.unsaid |=
        membership.unroundedChanged()
            || before == null
            || !before.engagement().equals(current.engagement());
    if (rounded || (ends && file.unsaid)) {
      outcomes.score(new ScoreRecords(file, members, catalog.scorer()).of(current, now));
      file.said = current;
      file.unsaid = false;
    }
  }

  /** Whether the group is now another one to a reader than what was last said of it. */
  private boolean isAnother(@Nullable Said before) {
    return before == null
        || before.engagement().rounded() != current.engagement().rounded()
        || before.completeness() != current.completeness()
        || !before.missingRoles().equals(current.missingRoles());
  }

  @Override
  public String buyingGroupId() {
    return file.buyingGroupId;
  }

  @Override
  public GroupFacts facts() {
    return new LiveFacts(file, members, catalog, current, settings, today);
  }

  @Override
  public void record(JourneyEvent event) {
    outcomes.event(event);
  }

  @Override
  public void perform(JourneyAction action) {
    GroupHead head = Objects.requireNonNull(file.head);
    if (action instanceof JourneyAction.SendSalesAlert send) {
      outcomes.alert(composer().compose(send, current));
      return;
    }
    composer = null;
    if (action instanceof JourneyAction.UpdateStatus update) {
      file.head = head.withStatus(update.node().status());
    } else if (action instanceof JourneyAction.UpdateStage update) {
      file.head = head.withStage(update.node().stage());
    } else if (action instanceof JourneyAction.AddAccountMoment add) {
      file.addAccountMoment(momentOf(add, add.node().type(), add.node().description()), today);
    } else {
      new PeopleActions(
              file.buyingGroupId, facts(), head.account(), catalog.promotional(), now, outcomes)
          .perform(action);
    }
  }

  /** Of the group as it is: another one once an action has changed it. */
  private AlertComposer composer() {
    AlertComposer known = composer;
    if (known == null) {
      known = new AlertComposer(file, members, catalog, settings, now);
      composer = known;
    }
    return known;
  }

  private RecentMoment momentOf(JourneyAction action, MomentType type, String description) {
    String id =
        action.journeyId()
            + "/"
            + action.version()
            + "/"
            + action.entry()
            + "/"
            + action.node().id();
    return new RecentMoment(id, type, now, description);
  }
}
