package dev.handoff.domain.evaluate;

import dev.handoff.domain.engagement.EngagementScorer.RoleSum;
import dev.handoff.domain.group.RoleTemplate;
import dev.handoff.domain.group.RoleTemplate.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A group's sums, seen through a role template; a role outside it weighs nothing.
 *
 * @param sums what each role that has a member brings to the score
 * @param membersByRole how many members count in each
 * @param weights of the template's roles, by name
 */
record RoleSums(
    List<RoleSum> sums, Map<String, Integer> membersByRole, Map<String, BigDecimal> weights) {

  static RoleSums of(GroupFile file, RoleTemplate template) {
    Map<String, BigDecimal> weights = weights(template);
    List<RoleSum> sums = new ArrayList<>();
    Map<String, Integer> membersByRole = new TreeMap<>();
    file.roles.forEach(
        (role, total) -> {
          sums.add(new RoleSum(weights.getOrDefault(role, BigDecimal.ZERO), total.sumOfScores()));
          membersByRole.put(role, total.members());
        });
    return new RoleSums(sums, membersByRole, weights);
  }

  /** The weights of a template's roles, by name. */
  static Map<String, BigDecimal> weights(RoleTemplate template) {
    Map<String, BigDecimal> weights = new HashMap<>();
    for (Role role : template.roles()) {
      weights.put(role.name(), role.weight());
    }
    return weights;
  }

  BigDecimal weight(String role) {
    return weights.getOrDefault(role, BigDecimal.ZERO);
  }
}
