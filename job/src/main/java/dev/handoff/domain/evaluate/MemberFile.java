package dev.handoff.domain.evaluate;

import dev.handoff.domain.engagement.PersonHistory;
import dev.handoff.domain.engagement.Score;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.insight.MemberInsight;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code evaluate} keeps of one member of one group. A member counts when the newest
 * snapshot lists them and their history has arrived. Mutable.
 */
public final class MemberFile {

  private static final SortedMap<String, Integer> NO_TALLIES = Collections.emptySortedMap();

  private final String personKey;
  private @Nullable String role;
  private @Nullable MemberProfile profile;
  private PersonHistory history;
  private Instant joinedVersion;
  private Score score;
  private SortedMap<String, Integer> talliesByType;
  private MemberInsight insight;

  /**
   * @param score that the group's sum holds of this member
   * @param talliesByType that the score was made from
   */
  public MemberFile(
      String personKey,
      @Nullable String role,
      @Nullable MemberProfile profile,
      PersonHistory history,
      Instant joinedVersion,
      Score score,
      SortedMap<String, Integer> talliesByType,
      MemberInsight insight) {
    this.personKey = personKey;
    this.role = role;
    this.profile = profile;
    this.history = history;
    this.joinedVersion = joinedVersion;
    this.score = score;
    this.talliesByType = talliesByType;
    this.insight = insight;
  }

  static MemberFile of(String personKey) {
    return new MemberFile(
        personKey,
        null,
        null,
        PersonHistory.empty(),
        Instant.EPOCH,
        Score.ZERO,
        NO_TALLIES,
        MemberInsight.NONE);
  }

  public String personKey() {
    return personKey;
  }

  /** The role in the newest snapshot; null when it does not list the person. */
  public @Nullable String role() {
    return role;
  }

  /** Who the person is; null until their history has arrived. */
  public @Nullable MemberProfile profile() {
    return profile;
  }

  public PersonHistory history() {
    return history;
  }

  /** Version of the snapshot that the history came for; the epoch when none has come. */
  public Instant joinedVersion() {
    return joinedVersion;
  }

  /** The score that the group's sum holds of this member; 0 while the member does not count. */
  public Score score() {
    return score;
  }

  /** How often each activity type counted in the window when the score was made; in its order. */
  public SortedMap<String, Integer> talliesByType() {
    return talliesByType;
  }

  /** How the person takes mail. */
  public MemberInsight insight() {
    return insight;
  }

  /** Listed, and with a history. */
  public boolean counts() {
    return role != null && profile != null;
  }

  /** Listed, but the history has not arrived. */
  boolean isAwaited() {
    return role != null && profile == null;
  }

  void role(@Nullable String newest) {
    this.role = newest;
  }

  void profile(MemberProfile newest) {
    this.profile = newest;
  }

  void insight(MemberInsight newest) {
    this.insight = newest;
  }

  void join(MemberProfile newest, PersonHistory brought, Instant version) {
    this.profile = newest;
    this.history = brought;
    this.joinedVersion = version;
  }

  void forget() {
    this.profile = null;
    this.history = PersonHistory.empty();
    this.joinedVersion = Instant.EPOCH;
    this.insight = MemberInsight.NONE;
  }

  void score(Score newest, SortedMap<String, Integer> madeFrom) {
    this.score = newest;
    this.talliesByType = madeFrom;
  }

  void uncount() {
    score(Score.ZERO, NO_TALLIES);
  }
}
