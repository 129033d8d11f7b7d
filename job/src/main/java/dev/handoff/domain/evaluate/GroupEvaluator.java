package dev.handoff.domain.evaluate;

import dev.handoff.domain.catalog.Catalog;
import dev.handoff.domain.catalog.CatalogHistory;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.Share;
import dev.handoff.domain.journey.JourneyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one buying group through its instants (SPEC section 9, "Time and order"). At each: all its
 * records are applied, then the calendar day, then journeys, then the scores are said. Instants
 * come from records and from the group's own agenda: midnight, timeouts, the end. Holds no state of
 * a group; not thread-safe.
 */
public final class GroupEvaluator {

  private final EvaluationSettings settings;
  private final CatalogHistory history;
  private final boolean eventTime;

  /**
   * @param settings from the job's options
   * @param history the definitions; it may grow between calls
   * @param eventTime whether definitions take effect at their {@code updatedAt}; else when they
   *     arrive
   */
  public GroupEvaluator(EvaluationSettings settings, CatalogHistory history, boolean eventTime) {
    this.settings = settings;
    this.history = history;
    this.eventTime = eventTime;
  }

  /**
   * Runs every instant up to a limit, in order.
   *
   * @param file the group, changed here
   * @param members its members, changed here
   * @param records sorted by {@link GroupRecord#ORDER}; one before the last instant run counts at
   *     that
   * @param limit the last instant that may run
   */
  public void advance(
      GroupFile file,
      Members members,
      List<GroupRecord> records,
      Instant limit,
      Outcomes outcomes) {
    Instant end = notBefore(file, limit);
    int next = 0;
    while (true) {
      Instant record =
          next < records.size() ? notBefore(file, instantOf(records.get(next), end)) : null;
      Instant instant = earlier(record, nextDue(file));
      if (instant == null || instant.isAfter(end)) {
        return;
      }
      List<GroupRecord> now = new ArrayList<>();
      while (next < records.size() && !instantOf(records.get(next), end).isAfter(instant)) {
        now.add(records.get(next++));
      }
      forgetIfOver(file, members, instant);
      boolean last = instant.equals(settings.until());
      boolean first = file.processedUntil.isBefore(instant);
      file.processedUntil = instant;
      GroupInstant group =
          new GroupInstant(file, members, catalogAt(instant), settings, instant, outcomes);
      group.run(now, last);
      if (last && first) {
        group.observe();
      }
    }
  }

  /**
   * The input has ended: says what has not been said of the group. For runs whose end is not an
   * instant of their data.
   */
  public void finish(GroupFile file, Members members, Instant now, Outcomes outcomes) {
    if (file.unsaid) {
      Instant instant = notBefore(file, now);
      file.processedUntil = instant;
      new GroupInstant(file, members, catalogAt(instant), settings, instant, outcomes)
          .run(List.of(), true);
    }
  }

  /**
   * The input has ended, and everything is said: observes the scores of the day so far. To be
   * called once, and only for runs whose end is not an instant of their data.
   */
  public void observe(GroupFile file, Members members, Instant now, Outcomes outcomes) {
    Instant instant = notBefore(file, now);
    new GroupInstant(file, members, catalogAt(instant), settings, instant, outcomes).observe();
  }

  /**
   * Why the group is as it is at an instant, to be asked when it has been run to there; null when
   * there is no such group then: not yet, or deleted.
   *
   * @param steps what the group did in journeys so far, in order
   */
  public @Nullable GroupExplanation explain(
      GroupFile file, Members members, List<JourneyEvent> steps, Instant at) {
    return file.isLive()
        ? new GroupExplainer(file, members, catalogAt(at), settings, at).explain(steps)
        : null;
  }

  /** When the group next wants to be run with no record coming, or null. */
  public @Nullable Instant nextDue(GroupFile file) {
    Instant due = earlier(nextMidnight(file), endOfPatience(file));
    if (file.isLive()) {
      due = earlier(due, journeysDue(file));
      due = earlier(due, closing(file));
    }
    return due;
  }

  /** As it was found out when journeys were last run, unless other definitions have come since. */
  private @Nullable Instant journeysDue(GroupFile file) {
    Catalog catalog = catalogAt(file.processedUntil);
    if (file.catalogStamp != catalog.stamp()) {
      return catalog.journeys().nextDue(file.places(), file.processedUntil);
    }
    Instant due = file.journeysDue;
    return due != null && due.isAfter(file.processedUntil) ? due : null;
  }

  /**
   * Whether a group may be forgotten: deleted, its look-back over, and nobody has joined what comes
   * after it; or nothing is known of it but that it was to be looked at.
   */
  public boolean isForgettable(GroupFile file, Members members, Instant now) {
    GroupHead head = file.head;
    boolean over = head == null || (head.deleted() && !now.isBefore(endOfLookback(head)));
    return over && members.all().isEmpty();
  }

  /**
   * Whoever comes after the look-back of a deleted group begins anew, whether or not the state was
   * cleared in between: that hangs on where watermarks fall.
   */
  private void forgetIfOver(GroupFile file, Members members, Instant instant) {
    Instant over = forgetAt(file);
    if (over != null && instant.isAfter(over) && members.all().isEmpty()) {
      file.forget();
    }
  }

  /** When the group next wants to be looked at: to be run, or to be forgotten; null: never. */
  public @Nullable Instant nextLook(GroupFile file) {
    return earlier(nextDue(file), forgetAt(file));
  }

  /** When the group's state should be looked at for the last time: after a deletion; else null. */
  public @Nullable Instant forgetAt(GroupFile file) {
    return file.head != null && file.head.deleted() ? endOfLookback(file.head) : null;
  }

  private Instant endOfLookback(GroupHead head) {
    return head.version().plus(Duration.ofDays(settings.window().lookbackDays()));
  }

  /** In event time the record's own; else now. */
  private Instant instantOf(GroupRecord record, Instant end) {
    return eventTime ? record.at() : end;
  }

  private Catalog catalogAt(Instant instant) {
    return eventTime ? history.asOf(instant) : history.newest();
  }

  /** Midnight is due while something in the window may leave it, or a change has not been said. */
  private @Nullable Instant nextMidnight(GroupFile file) {
    int tomorrow = file.day + 1;
    if (!file.isLive() || file.day == Integer.MIN_VALUE || !mayChange(file, tomorrow)) {
      return null;
    }
    return settings
        .window()
        .startOf(tomorrow)
        .plus(Share.of(file.buyingGroupId, settings.midnightSpread()));
  }

  private boolean mayChange(GroupFile file, int tomorrow) {
    return file.unsaid || (long) file.lastActiveDay + settings.window().lookbackDays() >= tomorrow;
  }

  private @Nullable Instant endOfPatience(GroupFile file) {
    Instant since = file.awaitedSince;
    Instant end = since == null ? null : since.plus(settings.patience());
    return end != null && end.isAfter(file.processedUntil) ? end : null;
  }

  /** The end is due while something in the window scores, or a change has not been said. */
  private @Nullable Instant closing(GroupFile file) {
    Instant until = settings.until();
    return until != null && mayChange(file, file.day + 1) && until.isAfter(file.processedUntil)
        ? until
        : null;
  }

  private static Instant notBefore(GroupFile file, Instant at) {
    return later(file.processedUntil, at);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
