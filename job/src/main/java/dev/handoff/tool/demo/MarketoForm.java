package dev.handoff.tool.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.activity.InterestingMoment;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as Marketo has them: items of the REST interface, and events of the data stream. */
final class MarketoForm {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ZoneId OFFICE = ZoneId.of("Asia/Bangkok");
  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  private static final Map<String, Kind> KINDS =
      Map.of(
          ActivityType.PAGE_VIEWED,
          new Kind(1, "Visit Webpage"),
          ActivityType.FORM_FILLED_OUT,
          new Kind(2, "Fill Out Form"),
          ActivityType.LINK_CLICKED,
          new Kind(3, "Click Link"),
          "emailSent",
          new Kind(6, "Send Email"),
          "emailDelivered",
          new Kind(7, "Email Delivered"),
          "emailBounced",
          new Kind(8, "Email Bounced"),
          "emailUnsubscribed",
          new Kind(9, "Unsubscribe Email"),
          ActivityType.EMAIL_OPENED,
          new Kind(10, "Open Email"),
          ActivityType.EMAIL_CLICKED,
          new Kind(11, "Click Email"));

  private static final Kind MOMENT = new Kind(46, "Interesting Moment");

  private MarketoForm() {}

  private record Kind(int id, String name) {}

  private record Named(String name, String value) {}

  /** Whether Marketo has this type. */
  static boolean has(Activity activity) {
    return KINDS.containsKey(activity.type());
  }

  /** One item of a REST page; now and then without the id that is not unique anyway. */
  static ObjectNode item(Activity activity, Dice dice) {
    return item(
        activity.activityId(),
        activity.personId(),
        restTime(activity.occurredAt(), dice),
        kind(activity),
        primary(activity),
        attributes(activity),
        dice);
  }

  static ObjectNode item(InterestingMoment moment, Dice dice) {
    return item(
        moment.momentId(),
        moment.personId(),
        restTime(moment.occurredAt(), dice),
        MOMENT,
        moment.type().wireName(),
        attributes(moment),
        dice);
  }

  /** One CloudEvent of a batch. */
  static ObjectNode event(Activity activity, Dice dice) {
    Kind kind = kind(activity);
    ObjectNode node = JSON.objectNode();
    String at = second(activity.occurredAt()).toString();
    node.put("eventid", dice.id());
    node.put("specversion", "1.0");
    node.put(
        "type",
        "com.adobe.platform.marketo.activity.standard."
            + kind.name().replace(" ", "").toLowerCase(Locale.ROOT));
    node.put("source", "urn:marketo_activity_stream");
    node.put("id", activity.activityId());
    node.put("time", at);
    node.put("datacontenttype", "application/json");
    ObjectNode data = node.putObject("data");
    data.put("munchkinId", "123-ABC-456");
    data.put("leadId", activity.personId());
    data.put("activityDate", at);
    data.put("activityTypeId", kind.id());
    data.put("activityType", kind.name());
    data.put("activityLogItemId", dice.between(100_000_000, 999_999_999));
    putIfKnown(data, "primaryAttributeValue", primary(activity));
    ArrayNode attributes = data.putArray("attributes");
    for (Named attribute : attributes(activity)) {
      ObjectNode inner = attributes.addObject().put("name", attribute.name());
      if (attribute.name().startsWith("Is ")) {
        inner.put("dataType", "boolean").put("value", attribute.value().equals("true"));
      } else {
        inner.put("dataType", "string").put("value", attribute.value());
      }
    }
    return node;
  }

  /** A page of the REST interface around its items. */
  static ObjectNode page(List<ObjectNode> items, Dice dice) {
    ObjectNode page = JSON.objectNode();
    page.put("requestId", Integer.toHexString(dice.between(4096, 65_535)) + "#" + dice.id());
    ArrayNode result = page.putArray("result");
    items.forEach(result::add);
    page.put("success", true);
    page.put("nextPageToken", dice.id().replace("-", "").toUpperCase(Locale.ROOT) + "====");
    page.put("moreResult", dice.chance(0.3));
    return page;
  }

  private static ObjectNode item(
      String id,
      String leadId,
      String activityDate,
      Kind kind,
      @Nullable String primary,
      List<Named> attributes,
      Dice dice) {
    ObjectNode node = JSON.objectNode();
    if (dice.chance(0.8)) {
      node.put("id", dice.between(100_000, 999_999));
    }
    node.put("marketoGUID", id);
    node.put("leadId", Integer.parseInt(leadId));
    node.put("activityDate", activityDate);
    node.put("activityTypeId", kind.id());
    node.put("primaryAttributeValueId", dice.between(1, 900));
    putIfKnown(node, "primaryAttributeValue", primary);
    ArrayNode inner = node.putArray("attributes");
    for (Named attribute : attributes) {
      inner.addObject().put("name", attribute.name()).put("value", attribute.value());
    }
    return node;
  }

  private static Kind kind(Activity activity) {
    Kind kind = KINDS.get(activity.type());
    if (kind == null) {
      throw new IllegalArgumentException("Marketo has no " + activity.type());
    }
    return kind;
  }

  private static @Nullable String primary(Activity activity) {
    Asset asset = activity.asset();
    if (asset == null) {
      return null;
    }
    boolean web =
        activity.type().equals(ActivityType.PAGE_VIEWED)
            || activity.type().equals(ActivityType.LINK_CLICKED);
    String url = asset.url();
    return web && url != null ? url.substring(url.indexOf("//") + 2) : asset.name();
  }

  private static List<Named> attributes(Activity activity) {
    Asset asset = activity.asset();
    String url = asset == null ? null : asset.url();
    if (activity.automated()) {
      return List.of(
          new Named("Is Bot Activity", "true"), new Named("Bot Activity Pattern", "Match UA"));
    }
    if (url == null) {
      return List.of();
    }
    return switch (activity.type()) {
      case ActivityType.PAGE_VIEWED -> List.of(new Named("Webpage URL", URI.create(url).getPath()));
      case ActivityType.EMAIL_CLICKED -> List.of(new Named("Link", url));
      case ActivityType.FORM_FILLED_OUT -> List.of(new Named("Referrer URL", url));
      default -> List.of();
    };
  }

  private static List<Named> attributes(InterestingMoment moment) {
    Named date = new Named("Date", second(moment.occurredAt()).toString());
    Named description = new Named("Description", moment.description());
    String source = moment.source();
    return source == null
        ? List.of(date, description)
        : List.of(date, description, new Named("Source", source));
  }

  /** Marketo writes seconds, with Z, with +0000 or with an offset. */
  private static String restTime(Instant at, Dice dice) {
    Instant second = second(at);
    return switch (dice.between(0, 5)) {
      case 0 -> second.toString().replace("Z", "+0000");
      case 1 -> WITH_OFFSET.format(second.atZone(OFFICE));
      default -> second.toString();
    };
  }

  private static Instant second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }

  private static void putIfKnown(ObjectNode node, String field, @Nullable String value) {
    if (value != null) {
      node.put(field, value);
    }
  }
}
