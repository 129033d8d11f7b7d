package dev.handoff.codec;

import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.Journey.Reentry;
import dev.handoff.domain.journey.JourneyNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads journeys (SPEC section 4), field by field. Whether ids are unique, targets exist, every
 * node is reached and conditions compile is checked by {@code domain.journey.JourneyCheck}.
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
    return record.someObjects("nodes").stream().map(JourneyNodeReader::node).toList();
  }
}
