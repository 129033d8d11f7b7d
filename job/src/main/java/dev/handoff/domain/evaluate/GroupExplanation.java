package dev.handoff.domain.evaluate;

import dev.handoff.domain.alert.ScorePart;
import dev.handoff.domain.engagement.ScoreModel;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.journey.JourneyStanding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a group is as it is at one instant: what its scores are made of, what will change them next,
 * and what its journeys wait for.
 *
 * @param buyingGroupId the group
 * @param name what it is called
 * @param accountName whose it is
 * @param solutionInterest id of what it may buy
 * @param status as it is then
 * @param stage as it is then
 * @param at the instant
 * @param scores null while the solution interest or its role template is not in the catalog:
 *     nothing is scored, and journeys stand still
 * @param members who counts, who brings most first
 * @param awaited listed people who do not count: erased
 * @param departure what leaves the window next; null when nothing in it scores
 * @param journeys by id
 */
public record GroupExplanation(
    String buyingGroupId,
    String name,
    String accountName,
    String solutionInterest,
    String status,
    @Nullable String stage,
    Instant at,
    @Nullable Scores scores,
    List<MemberPart> members,
    int awaited,
    @Nullable Departure departure,
    List<JourneyPart> journeys) {

  /**
   * The group's two scores.
   *
   * @param engagement rounded, 0 to 100
   * @param unrounded the same at 9 decimals
   * @param raw the members' scores, each times the share of the role, added up
   * @param reference the raw sum that makes 100
   * @param model the score model, with its transform
   * @param completeness 0 to 100
   * @param roles the template's, in its order, then those outside it that have a member
   * @param missingRoles required roles with no member, in template order
   */
  public record Scores(
      int engagement,
      BigDecimal unrounded,
      BigDecimal raw,
      BigDecimal reference,
      ScoreModel model,
      int completeness,
      List<RolePart> roles,
      List<String> missingRoles) {}

  /**
   * One role.
   *
   * @param role its name
   * @param share of the group's score, 0 to 1; 0 without a member
   * @param required whether completeness asks for it
   * @param assigned members in it
   * @param membersRequired how many it takes; 0 for a role outside the template
   */
  public record RolePart(
      String role, BigDecimal share, boolean required, int assigned, int membersRequired) {}

  /**
   * What one member brings.
   *
   * @param personId who
   * @param name as shown
   * @param role in the group
   * @param share the role's, 0 to 1
   * @param score rounded, 0 to 100
   * @param unrounded the same at 9 decimals
   * @param raw the weighted activities, added up
   * @param brings unrounded times share: what it adds to the group's raw sum
   * @param types what the raw sum is made of, largest first
   */
  public record MemberPart(
      String personId,
      String name,
      String role,
      BigDecimal share,
      int score,
      BigDecimal unrounded,
      BigDecimal raw,
      BigDecimal brings,
      List<TypePart> types) {}

  /** One type of activity of one member, and on which days it was done, oldest first. */
  public record TypePart(ScorePart part, List<DayPart> days) {}

  /** How often on one day of the engagement zone, and what it adds to the member's raw sum. */
  public record DayPart(LocalDate day, int tally, BigDecimal raw) {}

  /**
   * The next day to leave the window.
   *
   * @param at when it leaves
   * @param day the day
   * @param leaving what was done on it, by member and type
   * @param engagementThen the group's score then, if nothing else happens; null while there is none
   * @param unroundedThen the same at 9 decimals
   */
  public record Departure(
      Instant at,
      LocalDate day,
      List<Leaving> leaving,
      @Nullable Integer engagementThen,
      @Nullable BigDecimal unroundedThen) {}

  /** What of one member and type leaves. */
  public record Leaving(String personId, String name, String type, int tally, BigDecimal raw) {}

  /** One journey, and the last step that the group made in it; null before the first. */
  public record JourneyPart(JourneyStanding standing, @Nullable JourneyEvent lastStep) {}
}
