package dev.handoff.domain.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A journey that can run: checked, its conditions compiled, its nodes by id. Immutable; one
 * instance serves many groups and threads.
 */
public final class LiveJourney {

  private final Journey journey;
  private final Map<String, Condition> conditions;
  private final Map<String, JourneyNode> nodes = new LinkedHashMap<>();
  private final Map<String, String> following = new LinkedHashMap<>();

  private LiveJourney(Journey journey, Map<String, Condition> conditions) {
    this.journey = journey;
    this.conditions = conditions;
    List<JourneyNode> list = journey.nodes();
    for (int i = 0; i < list.size(); i++) {
      JourneyNode node = list.get(i);
      nodes.put(node.id(), node);
      String next = node.next();
      if (next != null) {
        following.put(node.id(), next);
      } else if (i + 1 < list.size()) {
        following.put(node.id(), list.get(i + 1).id());
      }
    }
  }

  /**
   * Checks and compiles a journey, whatever its status.
   *
   * @throws BadJourneyException with everything that {@link JourneyCheck} finds
   */
  public static LiveJourney compile(Journey journey, ConditionLanguage language)
      throws BadJourneyException {
    JourneyCheck check = new JourneyCheck(journey, language);
    List<JourneyFault> faults = check.faults();
    if (!faults.isEmpty()) {
      throw new BadJourneyException(journey.id(), faults);
    }
    return new LiveJourney(journey, check.conditions());
  }

  /** As the marketer wrote it. */
  public Journey journey() {
    return journey;
  }

  /** Every condition of the journey, each text once: the audience first, then in node order. */
  public List<Condition> conditions() {
    return List.copyOf(conditions.values());
  }

  Condition audience() {
    return condition(journey.audience());
  }

  /** The compiled form of a condition of this journey. */
  Condition condition(String source) {
    return Objects.requireNonNull(conditions.get(source), "not a condition of this journey");
  }

  JourneyNode first() {
    return journey.nodes().get(0);
  }

  @Nullable JourneyNode node(String id) {
    return nodes.get(id);
  }

  /** Where a node that is not a split, a variant or an end goes on to. */
  String after(JourneyNode node) {
    return Objects.requireNonNull(following.get(node.id()), "checked: no path falls off the end");
  }
}
