package dev.handoff.tool.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.activity.InterestingMoment;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as Adobe Experience Platform has them: experience events of a person. */
final class XdmForm {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Map<String, String> EVENT_TYPES =
      Map.ofEntries(
          Map.entry(ActivityType.PAGE_VIEWED, "web.webpagedetails.pageViews"),
          Map.entry(ActivityType.FORM_FILLED_OUT, "web.formFilledOut"),
          Map.entry(ActivityType.LINK_CLICKED, "web.webinteraction.linkClicks"),
          Map.entry("emailSent", "directMarketing.emailSent"),
          Map.entry("emailDelivered", "directMarketing.emailDelivered"),
          Map.entry("emailBounced", "directMarketing.emailBounced"),
          Map.entry("emailUnsubscribed", "directMarketing.emailUnsubscribed"),
          Map.entry(ActivityType.EMAIL_OPENED, "directMarketing.emailOpened"),
          Map.entry(ActivityType.EMAIL_CLICKED, "directMarketing.emailClicked"),
          Map.entry(ActivityType.WEBINAR_QUESTION_ASKED, "leadOperation.webinar.askQuestions"),
          Map.entry(ActivityType.WEBINAR_POLL_ANSWERED, "leadOperation.webinar.pollResponse"),
          Map.entry(ActivityType.ASSET_DOWNLOADED, "leadOperation.webinar.assetDownload"),
          Map.entry(ActivityType.CHAT_ENGAGED, "engagement.dialogue"),
          Map.entry(ActivityType.DOCUMENT_INTERACTED, "engagement.documentInDialogue"),
          Map.entry(ActivityType.MEETING_SCHEDULED, "meeting.booked.concierge"));

  private XdmForm() {}

  /** Whether the format has an event for this type, and nothing would be lost in it. */
  static boolean has(Activity activity) {
    return EVENT_TYPES.containsKey(activity.type()) && !activity.automated();
  }

  static ObjectNode activity(Activity activity, boolean byKey, boolean otherSpelling) {
    String eventType = EVENT_TYPES.getOrDefault(activity.type(), activity.type());
    if (otherSpelling) {
      eventType = eventType.replace("webinteraction", "webInteraction");
    }
    ObjectNode node =
        common(activity.activityId(), eventType, activity.occurredAt(), activity.personId(), byKey);
    Asset asset = activity.asset();
    details(node, activity, asset == null ? new Asset(null, null, null) : asset);
    return node;
  }

  static ObjectNode moment(InterestingMoment moment) {
    ObjectNode node =
        common(
            moment.momentId(),
            "leadOperation.interestingMoment",
            moment.occurredAt(),
            moment.personId(),
            false);
    ObjectNode inner = node.putObject("leadOperation").putObject("interestingMoment");
    inner.put("type", moment.type().wireName());
    inner.put("description", moment.description());
    inner.put("date", moment.occurredAt().toString());
    putIfKnown(inner, "source", moment.source());
    return node;
  }

  /** The same record with the keys that the public schemas use. */
  static ObjectNode prefixed(ObjectNode node) {
    ObjectNode renamed = JSON.objectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String key = field.getKey().equals("_id") ? "@id" : "xdm:" + field.getKey();
      renamed.set(key, prefixedValue(field.getValue()));
    }
    return renamed;
  }

  private static JsonNode prefixedValue(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return prefixed(object);
    }
    if (value instanceof ArrayNode array) {
      ArrayNode renamed = JSON.arrayNode();
      array.forEach(element -> renamed.add(prefixedValue(element)));
      return renamed;
    }
    return value;
  }

  private static ObjectNode common(
      String id, String eventType, Instant at, String personId, boolean byKey) {
    ObjectNode node = JSON.objectNode();
    node.put("_id", id);
    node.put("eventType", eventType);
    node.put("timestamp", at.toString());
    if (byKey) {
      ObjectNode key = node.putObject("personKey");
      key.put("sourceID", personId);
      key.put("sourceType", "Marketo");
      key.put("sourceInstanceID", "123-ABC-456");
      key.put("sourceKey", personId + "@123-ABC-456.Marketo");
    } else {
      node.put("personID", personId);
    }
    return node;
  }

  private static void details(ObjectNode node, Activity activity, Asset asset) {
    switch (activity.type()) {
      case ActivityType.PAGE_VIEWED -> {
        ObjectNode page = node.putObject("web").putObject("webPageDetails");
        putIfKnown(page, "name", asset.name());
        putIfKnown(page, "URL", asset.url());
        page.putObject("pageViews").put("value", 1.0);
      }
      case ActivityType.LINK_CLICKED -> {
        ObjectNode link = node.putObject("web").putObject("webInteraction");
        putIfKnown(link, "name", asset.name());
        putIfKnown(link, "linkURL", asset.url());
        link.putObject("linkClicks").put("value", 1.0);
      }
      case ActivityType.FORM_FILLED_OUT -> {
        ObjectNode form = node.putObject("web").putObject("fillOutForm");
        putIfKnown(form, "webFormID", asset.id());
        putIfKnown(form, "webFormName", asset.name());
      }
      case "emailSent" -> {
        ObjectNode sent = node.putObject("directMarketing").putObject("emailSent");
        putIfKnown(sent, "mailingName", asset.name());
        sent.putObject("mailingKey").put("sourceKey", asset.id() + "@123-ABC-456.Marketo");
      }
      case ActivityType.WEBINAR_QUESTION_ASKED -> {
        ObjectNode asked = webinar(node, "askQuestions", asset);
        asked.put("isAnswered", true);
        putIfKnown(asked, "question", activity.text());
      }
      case ActivityType.WEBINAR_POLL_ANSWERED -> {
        ObjectNode answer = webinar(node, "pollResponse", asset);
        answer.put("question", "When do you plan to decide?");
        putIfKnown(answer, "response", activity.text());
      }
      case ActivityType.ASSET_DOWNLOADED ->
          putIfKnown(webinar(node, "assetDownload", asset), "file", asset.name());
      case ActivityType.CHAT_ENGAGED -> chat(node, activity, asset);
      case ActivityType.DOCUMENT_INTERACTED -> document(node, asset);
      case ActivityType.MEETING_SCHEDULED -> {
        ObjectNode meeting = node.putObject("scheduledmeeting").putObject("meetingDetails");
        meeting.put("meetingStatus", "scheduled");
        meeting.put("scheduledFor", activity.occurredAt().plusSeconds(172_800).toString());
      }
      default -> {
        ObjectNode mail = node.putObject("directMarketing");
        putIfKnown(mail, "mailingName", asset.name());
        putIfKnown(mail, "linkURL", asset.url());
      }
    }
  }

  private static ObjectNode webinar(ObjectNode node, String what, Asset asset) {
    ObjectNode inner = node.putObject("leadOperation").putObject("webinar").putObject(what);
    putIfKnown(inner, "campaignName", asset.name());
    putIfKnown(inner, "campaignID", asset.id());
    return inner;
  }

  private static void chat(ObjectNode node, Activity activity, Asset asset) {
    ObjectNode engagement = node.putObject("engagement");
    ObjectNode dialogue = engagement.putObject("dialogue");
    putIfKnown(dialogue, "dialogueID", asset.id());
    putIfKnown(dialogue, "dialogueName", asset.name());
    putIfKnown(dialogue, "pageURL", asset.url());
    ObjectNode conversation = engagement.putObject("conversationDetails");
    conversation.put("status", "Completed");
    putIfKnown(conversation, "summary", activity.text());
    ArrayNode topics = conversation.putArray("discussedTopics");
    activity.keywords().forEach(topics::add);
  }

  private static void document(ObjectNode node, Asset asset) {
    ObjectNode inner = node.putObject("interaction").putObject("documentInDialogue");
    inner.putObject("dialogueDetails").put("dialogueName", "Site assistant");
    ObjectNode document = inner.putObject("documentDetails");
    putIfKnown(document, "documentID", asset.id());
    putIfKnown(document, "documentName", asset.name());
    putIfKnown(document, "documentURL", asset.url());
    document.put("isDownloaded", false);
    document.put("isOpened", true);
  }

  private static void putIfKnown(ObjectNode node, String field, @Nullable String value) {
    if (value != null) {
      node.put(field, value);
    }
  }
}
