package dev.handoff.domain.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a group needs to know of a member to show them.
 *
 * @param personId who
 * @param name as shown
 * @param title job title
 * @param email address
 * @param phone number
 * @param groups the buying groups the person is in, most recently joined first, at most {@value
 *     #GROUPS_KEPT}
 */
public record MemberProfile(
    String personId,
    String name,
    @Nullable String title,
    @Nullable String email,
    @Nullable String phone,
    List<GroupName> groups) {

  /** One more than are shown, because the group that shows them leaves itself out. */
  public static final int GROUPS_KEPT = 4;

  /** A buying group by id and name. */
  public record GroupName(String buyingGroupId, String name) {}
}
