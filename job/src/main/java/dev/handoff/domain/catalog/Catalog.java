package dev.handoff.domain.catalog;

import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.engagement.EngagementScorer;
import dev.handoff.domain.group.RoleTemplate;
import dev.handoff.domain.group.SolutionInterest;
import dev.handoff.domain.insight.InsightModels;
import dev.handoff.domain.journey.JourneyRunner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The definitions in force at one instant.
 *
 * @param scorer scores by the active score model
 * @param interests solution interests by id
 * @param templates role templates by id
 * @param journeys runs the journeys, all versions that a group may be inside of
 * @param insights models of how people take mail
 * @param promotional ids of the promotional messages
 * @param held definitions that wait for others that they name, each with what it lacks; the version
 *     before goes on
 * @param stamp tells these definitions from any others
 */
public record Catalog(
    EngagementScorer scorer,
    Map<String, SolutionInterest> interests,
    Map<String, RoleTemplate> templates,
    JourneyRunner journeys,
    InsightModels insights,
    Set<String> promotional,
    Map<Definition, List<Reference>> held,
    long stamp) {

  /**
   * The roles that a group of this solution interest should have; null while either definition is
   * missing.
   */
  public @Nullable RoleTemplate templateFor(String solutionInterest) {
    SolutionInterest interest = interests.get(solutionInterest);
    return interest == null ? null : templates.get(interest.roleTemplate());
  }

  /** What people call a solution interest; its id while the definition is missing. */
  public String interestName(String solutionInterest) {
    SolutionInterest interest = interests.get(solutionInterest);
    return interest == null ? solutionInterest : interest.name();
  }

  /** What a group is called: the name its owner gave, else "(solution interest) for (account)". */
  public String groupName(@Nullable String given, String solutionInterest, String accountName) {
    return given == null || given.isBlank()
        ? interestName(solutionInterest) + " for " + accountName
        : given;
  }
}
