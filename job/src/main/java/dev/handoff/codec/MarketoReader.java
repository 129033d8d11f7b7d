package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.activity.InterestingMoment;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Marketo activity: an item of a REST page, or a CloudEvent of the data stream (SPEC
 * section 9, "Foreign formats").
 */
final class MarketoReader {
  /** New, changed, merged and deleted leads: their primary attribute is the lead, no asset. */
  private static final Set<Integer> ABOUT_THE_LEAD = Set.of(12, 13, 32, 37);

  private MarketoReader() {}

  static ActivityOrMoment read(JsonRecord record) {
    return record.has("specversion")
        ? item(record.object("data"), record.idOrNumber("id"), record)
        : item(record, guid(record), record);
  }

  private static ActivityOrMoment item(JsonRecord item, String id, JsonRecord record) {
    String personId = item.idOrNumber("leadId");
    int typeId = typeId(item);
    // The envelope says when, too, should the item not.
    Instant occurredAt =
        item.has("activityDate") || !record.has("time")
            ? item.time("activityDate")
            : record.time("time");
    MarketoAttributes attributes = new MarketoAttributes(item.node().path("attributes"));
    String primary = Xdm.textOf(item.node().path("primaryAttributeValue"));
    String type = MarketoType.of(typeId);
    if (type.equals(ActivityType.INTERESTING_MOMENT)) {
      String description = attributes.first("Description");
      return new ActivityOrMoment.AMoment(
          new InterestingMoment(
              id,
              personId,
              XdmReader.momentType(primary),
              description == null ? "" : description,
              attributes.first("Source"),
              occurredAt));
    }
    return new ActivityOrMoment.AnActivity(
        new Activity(
            id,
            personId,
            type,
            occurredAt,
            ABOUT_THE_LEAD.contains(typeId) ? null : asset(item, primary, attributes),
            attributes.first("Question", "Summary", "Conversation Summary"),
            attributes.phrases("Discussed Topics"),
            attributes.isBot()));
  }

  /** {@code marketoGUID} is the real id; {@code id} stands in where it is absent. */
  private static String guid(JsonRecord record) {
    JsonNode guid = record.value("marketoGUID");
    boolean usable = guid != null && Xdm.textOf(guid) != null;
    if (!usable && !record.has("id")) {
      record.fault("marketoGUID", "is missing or blank; it or id is required");
      return "";
    }
    return record.idOrNumber(usable ? "marketoGUID" : "id");
  }

  private static int typeId(JsonRecord item) {
    JsonNode value = item.value("activityTypeId");
    if (value != null && value.isTextual() && value.textValue().matches("\\d{1,9}")) {
      return Integer.parseInt(value.textValue());
    }
    return item.requiredInt("activityTypeId", 0);
  }

  private static @Nullable Asset asset(
      JsonRecord item, @Nullable String primary, MarketoAttributes attributes) {
    String id = Xdm.textOf(item.node().path("primaryAttributeValueId"));
    String url =
        attributes.first("Document URL", "Link URL", "Link", "Webpage URL", "Page URL", "URL");
    String name = attributes.first("Document Name", "Mailing Name", "Asset Name");
    if (name == null && primary != null) {
      if (url == null && isUrl(primary)) {
        url = primary;
      } else {
        name = primary;
      }
    }
    return id == null && name == null && url == null ? null : new Asset(id, name, url);
  }

  private static boolean isUrl(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    return folded.startsWith("https://") || folded.startsWith("http://");
  }
}
