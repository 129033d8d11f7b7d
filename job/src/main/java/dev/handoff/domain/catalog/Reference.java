package dev.handoff.domain.catalog;

import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.definition.Definition.Kind;
import dev.handoff.domain.group.SolutionInterest;
import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.JourneyNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a definition names that is defined elsewhere (SPEC section 9, "Contracts").
 *
 * @param path the field that names it, for example {@code nodes[2].message}
 * @param kind what is named
 * @param id which one
 */
public record Reference(String path, Kind kind, String id) {

  /** Everything that a definition names, in the order of its fields. */
  public static List<Reference> of(Definition definition) {
    if (definition instanceof SolutionInterest interest) {
      return List.of(new Reference("roleTemplate", Kind.ROLE_TEMPLATE, interest.roleTemplate()));
    }
    return definition instanceof Journey journey ? ofNodes(journey.nodes()) : List.of();
  }

  private static List<Reference> ofNodes(List<JourneyNode> nodes) {
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      String path = "nodes[" + i + "].";
      if (nodes.get(i) instanceof JourneyNode.SendSalesAlert alert) {
        references.add(
            new Reference(
                path + "solutionInterest", Kind.SOLUTION_INTEREST, alert.solutionInterest()));
      } else if (nodes.get(i) instanceof JourneyNode.SendMessage send) {
        references.add(new Reference(path + "message", Kind.MESSAGE, send.message()));
      }
    }
    return references;
  }
}
