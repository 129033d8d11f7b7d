package dev.handoff.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.group.RoleTemplate.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How full a group is, and which roles nobody fills (SPEC section 3). */
class CompletenessTest {

  @ParameterizedTest(name = "{1} of {0} required: {2} %")
  @CsvSource({
    "3, 0, 0",
    "3, 1, 33",
    "3, 2, 67",
    "3, 3, 100",
    "3, 4, 100",
    "5, 1, 20",
    "5, 2, 40",
    "5, 3, 60",
    "5, 4, 80",
    "5, 5, 100",
    "5, 6, 100"
  })
  void aRoleIsFilledByTheShareOfMembersItRequires(int required, int assigned, int percent) {
    assertThat(completeness(Map.of("Practitioner", assigned), role("Practitioner", required)))
        .isEqualTo(percent);
  }

  @Test
  void theGroupIsTheMeanOfItsRolesRoundedHalfUp() {
    assertThat(
            completeness(
                Map.of("Decision Maker", 1, "Champion", 2, "Practitioner", 1),
                role("Decision Maker", 1),
                role("Champion", 1),
                role("Practitioner", 2)))
        .isEqualTo(83);
    assertThat(completeness(Map.of("Champion", 1), role("Champion", 8))).isEqualTo(13);
  }

  @Test
  void aRoleHalfFilledIsNotMissing() {
    Completeness found =
        Completeness.of(
            template(role("Champion", 1), role("Practitioner", 2)), Map.of("Practitioner", 1));
    assertThat(found.percent()).isEqualTo(25);
    assertThat(found.missingRoles()).containsExactly("Champion");
  }

  @Test
  void missingRolesComeInTheOrderOfTheTemplate() {
    assertThat(
            Completeness.of(
                    template(role("Practitioner", 2), role("Champion", 1), role("Architect", 1)),
                    Map.of("Champion", 1))
                .missingRoles())
        .containsExactly("Practitioner", "Architect");
  }

  @Test
  void rolesThatAreNotRequiredDoNotCount() {
    Role evaluator = new Role("Evaluator", BigDecimal.TEN, false, 3);
    Completeness found = Completeness.of(template(evaluator, role("Champion", 1)), Map.of());
    assertThat(found).isEqualTo(new Completeness(0, List.of("Champion")));
    assertThat(Completeness.of(template(evaluator), Map.of()))
        .as("none required")
        .isEqualTo(new Completeness(100, List.of()));
  }

  private static int completeness(Map<String, Integer> members, Role... roles) {
    return Completeness.of(template(roles), members).percent();
  }

  private static Role role(String name, int membersRequired) {
    return new Role(name, BigDecimal.valueOf(60), true, membersRequired);
  }

  private static RoleTemplate template(Role... roles) {
    return new RoleTemplate("buying-team", 1, Instant.EPOCH, "Buying team", List.of(roles));
  }
}
