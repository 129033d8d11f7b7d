package dev.handoff.tool.replay;

import dev.handoff.codec.AccountAttributes;
import dev.handoff.domain.catalog.CatalogHistory;
import dev.handoff.domain.evaluate.EvaluationSettings;
import dev.handoff.domain.evaluate.GroupEvaluator;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.PersonKeys;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.Account;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.route.PersonFile;
import dev.handoff.domain.route.PersonRouter;
import dev.handoff.domain.track.GroupTracker;
import dev.handoff.domain.track.TrackedGroup;
import dev.handoff.job.JobSettings;
import dev.handoff.operator.ContentHash;
import dev.handoff.operator.LiveCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Log files through track, route and evaluate in event time, in memory: what a run of the job over
 * the same files decides, up to an instant. Records that come later than the job's lateness would
 * allow take their own place here, so that journeys may differ by them.
 */
public final class LogReplay {

  private static final Comparator<BuyingGroup> NEWEST_LAST =
      Comparator.comparing(BuyingGroup::updatedAt).thenComparing(LogReplay::contentOf);

  private final JobSettings settings;
  private final InputLog log;
  private final Instant until;
  private final CatalogHistory catalog;
  private final GroupEvaluator evaluator;
  private final TreeMap<String, List<BuyingGroup>> snapshots = new TreeMap<>();
  private final Map<String, List<PersonRecord>> toPeople = new HashMap<>();
  private final Map<String, List<GroupRecord>> toGroups = new HashMap<>();

  /**
   * Reads the files and runs everything but evaluate.
   *
   * @param settings with a folder to read
   * @param end the last instant that is run; null: the option {@code until}, else the newest valid
   *     time in the files
   */
  public LogReplay(JobSettings settings, @Nullable Instant end) {
    this.settings = settings;
    this.log = new InputLog(settings);
    Instant given = end == null ? settings.until() : end;
    this.until = given == null ? log.newest() : given;
    this.catalog = LiveCatalog.of(settings.engagement(), log.catalog);
    this.evaluator = new GroupEvaluator(evaluation(), catalog, true);
    for (BuyingGroup snapshot : log.snapshots) {
      snapshots.computeIfAbsent(snapshot.buyingGroupId(), id -> new ArrayList<>()).add(snapshot);
    }
    track();
    route();
  }

  /** The last instant that is run. */
  public Instant until() {
    return until;
  }

  /** Every group in the files, whenever it was there. */
  public NavigableSet<String> groupIds() {
    return new TreeSet<>(snapshots.keySet());
  }

  /** The time of a group's first snapshot; null for a group that is not in the files. */
  public @Nullable Instant firstSeen(String buyingGroupId) {
    return snapshots.getOrDefault(buyingGroupId, List.of()).stream()
        .map(BuyingGroup::updatedAt)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Evaluates one group up to the end. */
  public ReplayedGroup run(String buyingGroupId) {
    List<GroupRecord> records = new ArrayList<>(toGroups.getOrDefault(buyingGroupId, List.of()));
    records.sort(GroupRecord.ORDER);
    ReplayedGroup group = new ReplayedGroup(buyingGroupId, evaluator, until);
    group.run(records);
    return group;
  }

  private void track() {
    PersonKeys keys = settings.personKeys().open();
    GroupTracker tracker = new GroupTracker(keys::of);
    snapshots.forEach(
        (groupId, all) -> {
          for (Instant change : catalog.changesAfter(Instant.MIN)) {
            tell(GroupRecord.lookAgain(groupId, change));
          }
          track(
              tracker, all.stream().filter(s -> isDue(s.updatedAt())).sorted(NEWEST_LAST).toList());
        });
  }

  private void track(GroupTracker tracker, List<BuyingGroup> sorted) {
    TrackedGroup known = null;
    for (int i = 0; i < sorted.size(); i++) {
      BuyingGroup snapshot = sorted.get(i);
      Instant at = snapshot.updatedAt();
      boolean last = i + 1 == sorted.size() || !sorted.get(i + 1).updatedAt().equals(at);
      GroupTracker.Change change =
          last
              ? tracker.apply(known, snapshot, contentOf(snapshot), nameOf(snapshot, at), at)
              : null;
      if (change != null) {
        known = change.tracked();
        tell(change.group());
        change.people().forEach(this::tell);
      }
    }
  }

  private void route() {
    log.people.forEach(this::tell);
    PersonRouter router =
        new PersonRouter(
            settings.engagement().window(),
            settings.engagement().dailyCap(),
            at -> catalog.asOf(at).insights());
    toPeople.forEach(
        (personKey, records) -> {
          records.sort(PersonRecord.ORDER);
          PersonFile person = PersonFile.empty();
          for (PersonRecord record : records) {
            router.apply(person, record, record.at(), this::tell);
          }
          router.closeDays(person, personKey, until, this::tell);
        });
  }

  private void tell(GroupRecord record) {
    if (isDue(record.at())) {
      toGroups.computeIfAbsent(record.buyingGroupId(), id -> new ArrayList<>()).add(record);
    }
  }

  private void tell(PersonRecord record) {
    if (isDue(record.at())) {
      toPeople.computeIfAbsent(record.personKey(), key -> new ArrayList<>()).add(record);
    }
  }

  private boolean isDue(Instant at) {
    return !at.isAfter(until);
  }

  private String nameOf(BuyingGroup snapshot, Instant at) {
    Account account = snapshot.account();
    return catalog
        .asOf(at)
        .groupName(
            snapshot.name(), snapshot.solutionInterest(), account == null ? "" : account.name());
  }

  private static String contentOf(BuyingGroup snapshot) {
    return ContentHash.of(snapshot.toString());
  }

  private EvaluationSettings evaluation() {
    return new EvaluationSettings(
        settings.engagement().window(),
        settings.alerts().locale(),
        settings.alerts().timeZone(),
        Duration.ZERO,
        Duration.ZERO,
        until,
        AccountAttributes::read);
  }
}
