package dev.handoff.domain.engagement;

import dev.handoff.domain.activity.RecentActivity;
import dev.handoff.domain.activity.RecentMoment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is kept of a person's days beside the ids that were counted: tallies, topics, and the newest
 * activities and moments. Mutable.
 */
public final class PersonHistory {

  /** Newest activities kept: as many as a mail shows. */
  public static final int ACTIVITIES_KEPT = 2;

  /** Newest moments kept: as many as a mail shows of a whole group. */
  public static final int MOMENTS_KEPT = 4;

  /** Distinct key phrases kept; beyond them the rarest go (SPEC section 9, "Scores"). */
  public static final int PHRASES_KEPT = 24;

  private final DailyTallies tallies;
  private final DailyTallies momentKinds;
  private final DailyTallies phrases;
  private final List<RecentActivity> activities;
  private final List<RecentMoment> moments;

  public PersonHistory(
      DailyTallies tallies,
      DailyTallies momentKinds,
      DailyTallies phrases,
      List<RecentActivity> activities,
      List<RecentMoment> moments) {
    this.tallies = tallies;
    this.momentKinds = momentKinds;
    this.phrases = phrases;
    this.activities = new ArrayList<>(activities);
    this.moments = new ArrayList<>(moments);
  }

  /** Nothing done yet. */
  public static PersonHistory empty() {
    return new PersonHistory(
        new DailyTallies(), new DailyTallies(), new DailyTallies(), List.of(), List.of());
  }

  /** Activities that count, by day and type. */
  public DailyTallies tallies() {
    return tallies;
  }

  /** Moments that count, by day and kind. */
  public DailyTallies momentKinds() {
    return momentKinds;
  }

  /** Key phrases, {@linkplain KeyPhrase#packed() packed}, by day. */
  public DailyTallies phrases() {
    return phrases;
  }

  /** The newest activities, newest first. */
  public List<RecentActivity> activities() {
    return List.copyOf(activities);
  }

  /** The newest moments, newest first. */
  public List<RecentMoment> moments() {
    return List.copyOf(moments);
  }

  /** Keeps the activity if it is among the newest and not a copy; returns whether it was kept. */
  public boolean remember(RecentActivity activity) {
    boolean copy =
        activities.stream()
            .anyMatch(
                known ->
                    known.activityId().equals(activity.activityId())
                        && known.type().equals(activity.type()));
    return !copy && keepNewest(activities, activity, RecentActivity.NEWEST_FIRST, ACTIVITIES_KEPT);
  }

  /** Keeps the moment if it is among the newest and not a copy; returns whether it was kept. */
  public boolean remember(RecentMoment moment) {
    boolean copy = moments.stream().anyMatch(known -> known.momentId().equals(moment.momentId()));
    return !copy && keepNewest(moments, moment, RecentMoment.NEWEST_FIRST, MOMENTS_KEPT);
  }

  /**
   * Counts key phrases on a day, once each; of too many distinct ones the rarest goes, of equally
   * rare ones that which was last seen longest ago, then the last by key.
   *
   * @param found {@linkplain KeyPhrase#packed() packed}
   */
  public void count(List<String> found, int day) {
    if (!found.isEmpty()) {
      found.forEach(phrase -> phrases.add(day, phrase, 1));
      PhraseLimit.keep(PHRASES_KEPT, phrases);
    }
  }

  /** Forgets what is older than the window's first day; returns whether anything was. */
  public boolean expireBefore(int firstDay, EngagementWindow window) {
    boolean gone = tallies.expireBefore(firstDay);
    gone |= momentKinds.expireBefore(firstDay);
    gone |= phrases.expireBefore(firstDay);
    gone |= activities.removeIf(activity -> window.dayOf(activity.at()) < firstDay);
    gone |= moments.removeIf(moment -> window.dayOf(moment.at()) < firstDay);
    return gone;
  }

  /** The newest day of anything kept, or {@link Integer#MIN_VALUE}. */
  public int lastDay(EngagementWindow window) {
    int last = Math.max(Math.max(tallies.lastDay(), momentKinds.lastDay()), phrases.lastDay());
    if (!activities.isEmpty()) {
      last = Math.max(last, window.dayOf(activities.get(0).at()));
    }
    return moments.isEmpty() ? last : Math.max(last, window.dayOf(moments.get(0).at()));
  }

  private static <T> boolean keepNewest(
      List<T> kept, T candidate, Comparator<T> newestFirst, int most) {
    kept.add(candidate);
    kept.sort(newestFirst);
    if (kept.size() <= most) {
      return true;
    }
    return kept.remove(kept.size() - 1) != candidate;
  }
}
