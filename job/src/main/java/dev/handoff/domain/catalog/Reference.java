package dev.handoff.domain.catalog;

import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.definition.Definition.Kind;
import dev.handoff.domain.group.SolutionInterest;
import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.JourneyNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One definition's mention of another (SPEC section 9, "Contracts").
 *
 * @param path where, for example {@code nodes[2].solutionInterest}
 * @param kind of the definition that is meant
 * @param id of the definition that is meant
 */
public record Reference(String path, Kind kind, String id) {

  /** What a definition needs to be there, in the order of its fields; blank ids are left out. */
  public static List<Reference> of(Definition definition) {
    List<Reference> found = new ArrayList<>();
    if (definition instanceof SolutionInterest interest) {
      found.add(new Reference("roleTemplate", Kind.ROLE_TEMPLATE, interest.roleTemplate()));
    } else if (definition instanceof Journey journey) {
      for (int i = 0; i < journey.nodes().size(); i++) {
        JourneyNode node = journey.nodes().get(i);
        String path = "nodes[" + i + "].";
        if (node instanceof JourneyNode.SendSalesAlert alert) {
          found.add(
              new Reference(
                  path + "solutionInterest", Kind.SOLUTION_INTEREST, alert.solutionInterest()));
        } else if (node instanceof JourneyNode.SendMessage mail) {
          found.add(new Reference(path + "message", Kind.MESSAGE, mail.message()));
        }
      }
    }
    return found.stream().filter(reference -> !reference.id().isBlank()).toList();
  }

  /** The definition that is meant, as {@code kind/id}. */
  public String key() {
    return kind.wireName() + "/" + id;
  }
}
