package dev.handoff.codec;

import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.Journey.Reentry;
import dev.handoff.domain.journey.JourneyNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads journeys (SPEC section 4), field by field. Whether targets exist, every node is reached and
 * conditions compile is checked by who publishes.
 */
final class JourneyReader {
  private JourneyReader() {}

  static Journey journey(JsonRecord record) {
    return new Journey(
        record.text("id"),
        record.requiredInt("version", 1),
        record.time("updatedAt"),
        record.text("name"),
        record.oneOf("status", WireNames.JOURNEY_STATUSES, Journey.Status.DRAFT),
        record.condition("audience"),
        record.optionalForm("startsAt", TextForm.TIME),
        record.optionalForm("endsAt", TextForm.TIME),
        reentry(record.optionalObject("reentry")),
        nodes(record));
  }

  private static @Nullable Reentry reentry(@Nullable JsonRecord reentry) {
    return reentry == null
        ? null
        : new Reentry(
            reentry.form("after", TextForm.POSITIVE_DURATION, Duration.ZERO),
            reentry.oneOf("from", WireNames.REENTRY_FROM, Reentry.From.END),
            reentry.optionalInt("limit", 1));
  }

  private static List<JourneyNode> nodes(JsonRecord record) {
    List<JourneyNode> nodes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonRecord listed : record.someObjects("nodes")) {
      JourneyNode node = JourneyNodeReader.node(listed);
      if (!node.id().isEmpty() && !ids.add(node.id())) {
        listed.fault("id", "is the id of an earlier node; each node has its own");
      }
      nodes.add(node);
    }
    return List.copyOf(nodes);
  }
}
