package dev.handoff.codec;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.activity.ActivityType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which activity type an XDM event is (SPEC section 9, "Foreign formats"). */
final class XdmEventType {
  /** By event type in lower case, since one is spelled in two ways. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          entry("web.webpagedetails.pageviews", ActivityType.PAGE_VIEWED),
          entry("web.formfilledout", ActivityType.FORM_FILLED_OUT),
          entry("web.webinteraction.linkclicks", ActivityType.LINK_CLICKED),
          entry("directmarketing.emailopened", ActivityType.EMAIL_OPENED),
          entry("directmarketing.emailclicked", ActivityType.EMAIL_CLICKED),
          entry("leadoperation.interestingmoment", ActivityType.INTERESTING_MOMENT),
          entry("leadoperation.webinar.askquestions", ActivityType.WEBINAR_QUESTION_ASKED),
          entry("leadoperation.webinar.assetdownload", ActivityType.ASSET_DOWNLOADED),
          entry("leadoperation.webinar.pollresponse", ActivityType.WEBINAR_POLL_ANSWERED),
          entry("leadoperation.webinar.calltoactionclick", ActivityType.LINK_CLICKED));

  private static final List<String> CONVERSATION_GROUPS =
      List.of("engagement", "interaction", "conversationalflow");
  private static final List<String> CONVERSATION_WORDS =
      List.of("dialog", "agent", "conversation", "representative", "concierge", "chat");

  private XdmEventType() {}

  /** The type of this event; null when nothing in it says what was done. */
  static @Nullable String of(JsonNode event) {
    String eventType = Xdm.text(event, "eventType");
    return eventType == null ? inferred(event) : named(eventType);
  }

  private static String named(String eventType) {
    String folded = eventType.strip().toLowerCase(Locale.ROOT);
    String known = KNOWN.get(folded);
    if (known != null) {
      return known;
    }
    String talk = conversation(folded);
    return talk == null ? lastSegment(eventType.strip()) : talk;
  }

  /** What people do in chats and flows: a document, a meeting, or talk. */
  private static @Nullable String conversation(String folded) {
    int dot = folded.indexOf('.');
    String group = dot < 0 ? folded : folded.substring(0, dot);
    if (group.equals("meeting") || group.equals("scheduledmeeting")) {
      return folded.contains("booked") || folded.contains("scheduled")
          ? ActivityType.MEETING_SCHEDULED
          : null;
    }
    if (!CONVERSATION_GROUPS.contains(group)) {
      return null;
    }
    if (folded.contains("document")) {
      return ActivityType.DOCUMENT_INTERACTED;
    }
    if (folded.contains("meeting")) {
      return ActivityType.MEETING_SCHEDULED;
    }
    return CONVERSATION_WORDS.stream().anyMatch(folded::contains)
        ? ActivityType.CHAT_ENGAGED
        : null;
  }

  private static String lastSegment(String eventType) {
    String segment = eventType.substring(eventType.lastIndexOf('.') + 1);
    return segment.isBlank() ? eventType : segment;
  }

  /** From the field group that is filled in. */
  private static @Nullable String inferred(JsonNode event) {
    JsonNode operation = Xdm.at(event, "leadOperation");
    if (Xdm.at(operation, "interestingMoment").isObject()) {
      return ActivityType.INTERESTING_MOMENT;
    }
    String webinar = firstKnown("leadoperation.webinar.", Xdm.at(operation, "webinar"));
    if (webinar != null) {
      return webinar;
    }
    for (String group : List.of("engagement", "interaction")) {
      String talk = firstTalk(group, Xdm.at(event, group));
      if (talk != null) {
        return talk;
      }
    }
    if (Xdm.at(event, "conversationalFlow").isObject()) {
      return ActivityType.CHAT_ENGAGED;
    }
    if (Xdm.at(event, "scheduledmeeting").isObject()
        || Xdm.at(event, "scheduledMeeting").isObject()) {
      return ActivityType.MEETING_SCHEDULED;
    }
    String mail = mail(Xdm.at(event, "directMarketing"));
    return mail == null ? web(Xdm.at(event, "web")) : mail;
  }

  private static @Nullable String firstKnown(String prefix, JsonNode group) {
    for (Map.Entry<String, JsonNode> field : group.properties()) {
      String known = KNOWN.get(prefix + Xdm.folded(field.getKey()));
      if (known != null && field.getValue().isObject()) {
        return known;
      }
    }
    return null;
  }

  private static @Nullable String firstTalk(String group, JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String talk = conversation(group + "." + Xdm.folded(field.getKey()));
      if (talk != null && field.getValue().isObject()) {
        return talk;
      }
    }
    return null;
  }

  /** A mailing's name alone fits an open as well as a delivery, so it says nothing. */
  private static @Nullable String mail(JsonNode mail) {
    if (Xdm.at(mail, "emailSent").isObject()) {
      return "emailSent";
    }
    if (!Xdm.at(mail, "emailBouncedCode").isMissingNode()
        || !Xdm.at(mail, "emailBouncedDetails").isMissingNode()) {
      return "emailBounced";
    }
    if (!Xdm.at(mail, "linkURL").isMissingNode() || counts(mail, "clicks")) {
      return ActivityType.EMAIL_CLICKED;
    }
    return counts(mail, "opens") ? ActivityType.EMAIL_OPENED : null;
  }

  private static boolean counts(JsonNode mail, String measure) {
    return Xdm.at(mail, measure, "value").asDouble(0) > 0;
  }

  private static @Nullable String web(JsonNode web) {
    if (Xdm.at(web, "fillOutForm").isObject()) {
      return ActivityType.FORM_FILLED_OUT;
    }
    if (XdmDetails.webInteraction(web).isObject()) {
      return ActivityType.LINK_CLICKED;
    }
    return Xdm.at(web, "webPageDetails").isObject() ? ActivityType.PAGE_VIEWED : null;
  }
}
