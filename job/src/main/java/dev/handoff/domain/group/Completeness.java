package dev.handoff.domain.group;

import dev.handoff.domain.group.RoleTemplate.Role;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * How many of the roles that a group should have are filled (SPEC section 3).
 *
 * @param percent mean over the required roles of min(1, assigned / required), 0 to 100, rounded
 *     half up; 100 when none is required
 * @param missingRoles required roles with no member at all, in template order
 */
public record Completeness(int percent, List<String> missingRoles) {

  /** The completeness of a group whose members are spread over roles like this. */
  public static Completeness of(RoleTemplate template, Map<String, Integer> membersByRole) {
    List<Role> required = template.roles().stream().filter(Role::requiredForCompleteness).toList();
    if (required.isEmpty()) {
      return new Completeness(100, List.of());
    }
    BigInteger denominator = BigInteger.ONE;
    for (Role role : required) {
      denominator = denominator.multiply(BigInteger.valueOf(role.membersRequired()));
    }
    BigInteger numerator = BigInteger.ZERO;
    for (Role role : required) {
      int assigned = Math.min(membersByRole.getOrDefault(role.name(), 0), role.membersRequired());
      numerator =
          numerator.add(
              denominator
                  .divide(BigInteger.valueOf(role.membersRequired()))
                  .multiply(BigInteger.valueOf(assigned)));
    }
    int percent =
        new BigDecimal(numerator.multiply(BigInteger.valueOf(100)))
            .divide(
                new BigDecimal(denominator.multiply(BigInteger.valueOf(required.size()))),
                0,
                RoundingMode.HALF_UP)
            .intValueExact();
    List<String> missing =
        required.stream()
            .map(Role::name)
            .filter(name -> membersByRole.getOrDefault(name, 0) == 0)
            .toList();
    return new Completeness(percent, missing);
  }
}
