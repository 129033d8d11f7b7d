package dev.handoff.domain.alert;

import dev.handoff.domain.activity.MomentType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a sales alert mail shows, and why it was sent (SPEC section 7, topic {@code
 * sales-alerts}). The same bytes after any replay.
 *
 * @param alertId hash of journey, version, group, entry number and node
 * @param journeyId the journey that decided
 * @param journeyVersion its version
 * @param entry the group's how-manieth entry into that journey, from 1
 * @param nodeId the node that asked for the alert
 * @param buyingGroupId the group
 * @param decidedAt the instant of the decision
 * @param notAfter after this the mail is stale and is not sent
 * @param group who the alert is about
 * @param engagementScore 0 to 100, rounded half up
 * @param engagementScoreUnrounded 0 to 100, 9 decimals
 * @param engagementScore7DaysBefore rounded; null when there was no group seven days ago
 * @param trend how the engagement score came here: the score at the end of each of at most seven
 *     days before and the score now, oldest first; empty in alerts of versions that had none
 * @param completenessScore 0 to 100, rounded half up
 * @param missingRoles required roles without a member, in template order
 * @param calibration the score model used
 * @param whyNow the conditions that let the group through, with what they read
 * @param topMembers the two most engaged members
 * @param topics at most three topics of interest, most frequent first
 * @param summary a few sentences about the last 30 days
 * @param moments the interesting moments of the last 30 days
 * @param members the four most engaged members
 * @param recipients one mail each
 * @param locale language of the mail, {@code en} or {@code fr}
 * @param timeZone IANA zone of the dates in the mail
 * @param redrivenAt when the alert was put in again because it was not mailed in time; null: it was
 *     not (ADR 0027)
 */
public record SalesAlert(
    String alertId,
    String journeyId,
    int journeyVersion,
    int entry,
    String nodeId,
    String buyingGroupId,
    Instant decidedAt,
    Instant notAfter,
    Group group,
    int engagementScore,
    BigDecimal engagementScoreUnrounded,
    @Nullable Integer engagementScore7DaysBefore,
    List<DayScore> trend,
    int completenessScore,
    List<String> missingRoles,
    Calibration calibration,
    List<WhyNow> whyNow,
    List<TopMember> topMembers,
    List<String> topics,
    Summary summary,
    Moments moments,
    List<AlertMember> members,
    List<String> recipients,
    String locale,
    String timeZone,
    @Nullable Instant redrivenAt) {

  /** The same alert with another summary. */
  public SalesAlert withSummary(Summary newest) {
    return new SalesAlert(
        alertId,
        journeyId,
        journeyVersion,
        entry,
        nodeId,
        buyingGroupId,
        decidedAt,
        notAfter,
        group,
        engagementScore,
        engagementScoreUnrounded,
        engagementScore7DaysBefore,
        trend,
        completenessScore,
        missingRoles,
        calibration,
        whyNow,
        topMembers,
        topics,
        newest,
        moments,
        members,
        recipients,
        locale,
        timeZone,
        redrivenAt);
  }

  /**
   * The same alert for those who did not get it, put in again.
   *
   * @param missed some of the recipients
   * @param at when it is put in again
   * @param worthUntil after this it is stale again
   */
  public SalesAlert redriven(List<String> missed, Instant at, Instant worthUntil) {
    return new SalesAlert(
        alertId,
        journeyId,
        journeyVersion,
        entry,
        nodeId,
        buyingGroupId,
        decidedAt,
        worthUntil,
        group,
        engagementScore,
        engagementScoreUnrounded,
        engagementScore7DaysBefore,
        trend,
        completenessScore,
        missingRoles,
        calibration,
        whyNow,
        topMembers,
        topics,
        summary,
        moments,
        members,
        missed,
        locale,
        timeZone,
        at);
  }

  /** The group as the mail names it; {@code status} may be empty. */
  public record Group(
      String name,
      String accountId,
      String accountName,
      Interest solutionInterest,
      String status,
      @Nullable String stage) {}

  /**
   * The engagement score of one day.
   *
   * @param epochDay the day in the job's engagement zone
   * @param engagementScore 0 to 100, rounded half up; at the end of the day, on the last one now
   */
  public record DayScore(int epochDay, int engagementScore) {}

  /** What the group may buy. */
  public record Interest(String id, String name) {}

  /**
   * The score model that the scores were computed with: its id, and its version (0 is the built-in
   * one).
   */
  public record Calibration(String model, int version) {}

  /** One condition that let the group through, as the marketer wrote it, and the value it saw. */
  public record WhyNow(String condition, String value) {}

  /** One of the most engaged members. */
  public record TopMember(String personId, String name, String role) {}

  /** The summary and where it came from. */
  public record Summary(String text, Origin origin) {}

  /** Who wrote a summary: a language model, or the rules of the deterministic summariser. */
  public enum Origin {
    MODEL,
    RULES
  }

  /** How many interesting moments there were in the window, and the newest four, newest first. */
  public record Moments(int total, List<Moment> latest) {}

  /** One interesting moment of a member; of the group itself when {@code personId} is null. */
  public record Moment(
      Instant at, @Nullable String personId, String name, MomentType type, String description) {}

  /** One of the four members shown. */
  public record AlertMember(
      String personId,
      String name,
      @Nullable String title,
      String role,
      int engagementScore,
      List<ScorePart> parts,
      @Nullable Moment lastMoment,
      List<RecentActivity> activities,
      List<OtherGroup> otherGroups,
      @Nullable String email,
      @Nullable String phone) {}

  /** One of a member's last two activities, newest first. */
  public record RecentActivity(
      String type, Instant at, @Nullable String text, @Nullable String url) {}

  /** Another buying group of a member; at most three are shown. */
  public record OtherGroup(String buyingGroupId, String name) {}
}
