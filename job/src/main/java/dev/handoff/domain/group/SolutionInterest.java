package dev.handoff.domain.group;

import dev.handoff.domain.definition.Definition;
import java.time.Instant;

/**
 * What a group may buy.
 *
 * @param id what groups and journeys refer to
 * @param version at least 1
 * @param updatedAt when this version takes effect
 * @param name what people call it
 * @param roleTemplate id of the roles a group of this interest should have
 */
public record SolutionInterest(
    String id, int version, Instant updatedAt, String name, String roleTemplate)
    implements Definition {
  @Override
  public Kind kind() {
    return Kind.SOLUTION_INTEREST;
  }
}
