package dev.handoff.domain.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a group's scores at the end of an instant (SPEC section 7, topic {@code scores}).
 *
 * @param buyingGroupId the group
 * @param at the instant
 * @param deleted true when the group is gone: then the rest is 0, null and empty and is not written
 * @param engagementScore 0 to 100, rounded half up
 * @param engagementScoreUnrounded 0 to 100, 9 decimals; null only when deleted
 * @param completenessScore 0 to 100, rounded half up
 * @param missingRoles required roles without a member, in template order
 * @param members every member, by personId
 */
public record ScoreRecord(
    String buyingGroupId,
    Instant at,
    boolean deleted,
    int engagementScore,
    @Nullable BigDecimal engagementScoreUnrounded,
    int completenessScore,
    List<String> missingRoles,
    List<MemberScore> members) {

  /**
   * One member's share of it.
   *
   * @param personId the member
   * @param role as the snapshot writes it
   * @param engagementScore 0 to 100, rounded half up
   * @param engagementScoreUnrounded 0 to 100, 9 decimals
   * @param parts by type, largest raw first
   */
  public record MemberScore(
      String personId,
      String role,
      int engagementScore,
      BigDecimal engagementScoreUnrounded,
      List<ScorePart> parts) {}
}
