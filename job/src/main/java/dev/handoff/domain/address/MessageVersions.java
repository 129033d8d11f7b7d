package dev.handoff.domain.address;

import dev.handoff.domain.catalog.CatalogHistory;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.definition.Definition.Kind;
import dev.handoff.domain.message.MessageDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every version of every message that was published, each as its record too, and which is in force
 * when. Not thread-safe.
 */
public final class MessageVersions {

  private final Map<String, Set<Definition>> byId = new HashMap<>();
  private final Map<Definition, String> texts = new HashMap<>();

  /**
   * A message in force.
   *
   * @param json its catalog record
   */
  public record Published(MessageDefinition definition, String json) {}

  /** Adds a message or the withdrawal of one; other definitions are let be. */
  public void add(Definition definition, String json) {
    if (definition.kind() == Kind.MESSAGE) {
      byId.computeIfAbsent(definition.id(), id -> new LinkedHashSet<>()).add(definition);
      texts.put(definition, json);
    }
  }

  /** The message of this id in force at an instant; null when there is none. */
  public @Nullable Published inForce(String id, Instant at) {
    List<Definition> until = new ArrayList<>();
    for (Definition version : byId.getOrDefault(id, Set.of())) {
      if (!version.updatedAt().isAfter(at)) {
        until.add(version);
      }
    }
    List<Definition> accepted = CatalogHistory.accepted(until);
    Definition last = accepted.isEmpty() ? null : accepted.get(accepted.size() - 1);
    return last instanceof MessageDefinition message
        ? new Published(message, texts.getOrDefault(message, ""))
        : null;
  }
}
