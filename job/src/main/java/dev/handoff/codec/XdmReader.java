package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.activity.MomentType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Experience Platform XDM events (SPEC section 9, "Foreign formats"). */
final class XdmReader {
  private final @Nullable String identityNamespace;

  XdmReader(@Nullable String identityNamespace) {
    this.identityNamespace = identityNamespace;
  }

  ActivityOrMoment read(JsonRecord record) {
    JsonNode event = record.node();
    String id =
        required(record, "_id", Xdm.firstOf(Xdm.text(event, "_id"), Xdm.text(event, "@id")));
    String personId =
        required(
            record,
            "personID",
            Xdm.firstOf(Xdm.text(event, "personID"), sourcePerson(event), mappedPerson(event)));
    Instant occurredAt = timestamp(record);
    String type = XdmEventType.of(event);
    if (type == null) {
      record.fault("eventType", "is missing, and no field group that is known takes its place");
      type = "";
    }
    return type.equals(ActivityType.INTERESTING_MOMENT)
        ? moment(event, id, personId, occurredAt)
        : activity(event, id, personId, type, occurredAt);
  }

  private static ActivityOrMoment activity(
      JsonNode event, String id, String personId, String type, Instant occurredAt) {
    XdmDetails details = new XdmDetails(event, type);
    return new ActivityOrMoment.AnActivity(
        new Activity(
            id,
            personId,
            type,
            occurredAt,
            details.asset(),
            details.text(),
            details.keywords(),
            isBot(event)));
  }

  private static boolean isBot(JsonNode event) {
    return Xdm.at(event, "_experience", "customerJourneyManagement", "messageInteraction", "isBot")
        .asBoolean(false);
  }

  private static ActivityOrMoment moment(
      JsonNode event, String id, String personId, Instant occurredAt) {
    JsonNode moment = Xdm.at(event, "leadOperation", "interestingMoment");
    String description = Xdm.text(moment, "description");
    return new ActivityOrMoment.AMoment(
        new InterestingMoment(
            id,
            personId,
            momentType(Xdm.text(moment, "type")),
            description == null ? "" : description,
            Xdm.text(moment, "source"),
            occurredAt));
  }

  /** Kinds that Handoff does not know become milestones. */
  static MomentType momentType(@Nullable String name) {
    for (Map.Entry<String, MomentType> known : WireNames.MOMENT_TYPES.entrySet()) {
      if (name != null && known.getKey().equalsIgnoreCase(name.strip())) {
        return known.getValue();
      }
    }
    return MomentType.MILESTONE;
  }

  private static Instant timestamp(JsonRecord record) {
    record.notes().timeStandsAt("timestamp");
    String text = Xdm.text(record.node(), "timestamp");
    if (text == null) {
      record.fault("timestamp", "is missing; a time like 2026-01-31T09:00:00Z is required");
      return Instant.EPOCH;
    }
    try {
      return TimeText.parse(text);
    } catch (UnreadableException e) {
      record.fault("timestamp", e.reason());
      return Instant.EPOCH;
    }
  }

  /** Of {@code 1234@123-ABC-456.Marketo} the part before the instance. */
  private static @Nullable String sourcePerson(JsonNode event) {
    String key = Xdm.text(event, "personKey", "sourceKey");
    int at = key == null ? -1 : key.lastIndexOf('@');
    if (key == null || at < 0) {
      return Xdm.text(event, "personKey", "sourceID");
    }
    String id = key.substring(0, at);
    return id.isBlank() ? null : id;
  }

  /** The identity marked primary in the namespace of choice, or else the first one there. */
  private @Nullable String mappedPerson(JsonNode event) {
    if (identityNamespace == null) {
      return null;
    }
    JsonNode identities = Xdm.at(event, "identityMap", identityNamespace);
    for (JsonNode identity : identities) {
      if (Xdm.at(identity, "primary").asBoolean(false)) {
        return Xdm.text(identity, "id");
      }
    }
    return identities.isArray() && !identities.isEmpty() ? Xdm.text(identities.get(0), "id") : null;
  }

  private static String required(JsonRecord record, String field, @Nullable String value) {
    if (value == null) {
      record.fault(field, "is missing or blank; a text is required");
    }
    return value == null ? "" : value;
  }
}
