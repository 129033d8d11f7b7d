package dev.handoff.domain.group;

import dev.handoff.domain.definition.Definition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The roles a buying group should have, in the order the marketer gave them.
 *
 * @param id what solution interests refer to
 * @param version at least 1
 * @param updatedAt when this version takes effect
 * @param name what people call it
 * @param roles at least one, each name once
 */
public record RoleTemplate(String id, int version, Instant updatedAt, String name, List<Role> roles)
    implements Definition {
  @Override
  public Kind kind() {
    return Kind.ROLE_TEMPLATE;
  }

  /**
   * One role.
   *
   * @param name unique in its template
   * @param weight 0 or more; bands are Trivial 20, Minor 40, Normal 60, Important 80, Vital 100
   * @param requiredForCompleteness whether the group is incomplete without it
   * @param membersRequired how many people it takes, 1 or more
   */
  public record Role(
      String name, BigDecimal weight, boolean requiredForCompleteness, int membersRequired) {}
}
