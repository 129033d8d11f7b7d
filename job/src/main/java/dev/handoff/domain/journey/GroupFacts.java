package dev.handoff.domain.journey;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a condition may read about a group (SPEC section 4); absent text is the empty string.
 */
public interface GroupFacts {

  String name();

  /**
   * The account's fields as its owner wrote them: texts, numbers (Long or Double), booleans, lists
   * and maps.
   */
  Map<String, Object> account();

  /** The id of the solution interest. */
  String solutionInterest();

  String status();

  String stage();

  /** 0 to 100. */
  int engagementScore();

  /** 0 to 100. */
  int completenessScore();

  /** Required roles without a member, in template order. */
  List<String> missingRoles();

  /** Every member, by personId. */
  List<MemberFacts> members();

  /** Members' activities of this type, as tallied, today and the {@code days - 1} days before. */
  int activities(String type, int days);

  /**
   * Interesting moments of this kind ({@code Email}, {@code Milestone}, {@code Web}), as tallied,
   * likewise.
   */
  int moments(String type, int days);

  /**
   * All that a condition may read about a member.
   *
   * @param personId who
   * @param role as the snapshot writes it
   * @param title job title, possibly empty
   * @param engagementScore 0 to 100
   * @param segment the profile the person falls into, possibly empty
   * @param unsubscribeRisk 0 to 1, null when not known
   */
  record MemberFacts(
      String personId,
      String role,
      String title,
      int engagementScore,
      String segment,
      @Nullable BigDecimal unsubscribeRisk) {}
}
