package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.Asset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an XDM event was about: its asset, a free text, key phrases. The field groups of webinars,
 * chats, documents and mail nest the same few names differently, so these are looked for by name.
 */
final class XdmDetails {
  private static final List<String> GROUPS =
      List.of(
          "leadOperation",
          "engagement",
          "interaction",
          "conversationalFlow",
          "scheduledmeeting",
          "scheduledMeeting",
          "directMarketing");
  private static final List<String> IDS =
      List.of("documentid", "mailingid", "dialogueid", "flowid", "conciergeid", "campaignid");
  private static final List<String> NAMES =
      List.of(
          "documentname",
          "file",
          "mailingname",
          "dialoguename",
          "flowname",
          "conciergename",
          "campaignname");
  private static final List<String> URLS =
      List.of("documenturl", "linkurl", "linkclicked", "pageurl");
  private static final List<String> TEXTS = List.of("question", "summary", "conversationsummary");
  private static final List<String> PHRASES = List.of("discussedtopics", "productsorservices");

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<String> keywords = new ArrayList<>();
  private final JsonNode web;
  private final String type;

  XdmDetails(JsonNode event, String type) {
    this.type = type;
    this.web = Xdm.at(event, "web");
    for (String group : GROUPS) {
      collect(Xdm.at(event, group));
    }
  }

  private void collect(JsonNode object) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = Xdm.folded(field.getKey());
      JsonNode value = field.getValue();
      if (value.isObject()) {
        collect(value);
      } else if (PHRASES.contains(name)) {
        collectPhrases(value);
      } else {
        String text = Xdm.textOf(value);
        if (text != null) {
          texts.putIfAbsent(name, text);
        }
      }
    }
  }

  private void collectPhrases(JsonNode value) {
    if (value.isTextual()) {
      keywords.addAll(Phrases.of(value.textValue()));
    }
    for (JsonNode item : value) {
      String phrase = Xdm.textOf(item);
      if (phrase != null) {
        keywords.add(phrase);
      }
    }
  }

  /** The question, or the summary of the conversation; null when there is none. */
  @Nullable String text() {
    return first(TEXTS);
  }

  /** The topics discussed. */
  List<String> keywords() {
    return List.copyOf(keywords);
  }

  /** The page, form, link, mail or document; null when nothing is known of it. */
  @Nullable Asset asset() {
    JsonNode page = Xdm.at(web, "webPageDetails");
    String id = first(IDS);
    String name = first(NAMES);
    String url = first(URLS);
    if (type.equals(ActivityType.FORM_FILLED_OUT)) {
      JsonNode form = Xdm.at(web, "fillOutForm");
      id = Xdm.text(form, "webFormID");
      name = Xdm.text(form, "webFormName");
      url = Xdm.text(page, "URL");
    } else if (type.equals(ActivityType.LINK_CLICKED) && webInteraction(web).isObject()) {
      JsonNode link = webInteraction(web);
      id = Xdm.text(link, "linkID");
      name = Xdm.text(link, "name");
      url = Xdm.firstOf(Xdm.text(link, "linkURL"), Xdm.text(link, "URL"));
    } else if (id == null && name == null && url == null) {
      id = Xdm.text(page, "webPageID");
      name = Xdm.text(page, "name");
      url = Xdm.text(page, "URL");
    }
    return id == null && name == null && url == null ? null : new Asset(id, name, url);
  }

  /** The link's field group; the event type spells its name in lower case. */
  static JsonNode webInteraction(JsonNode web) {
    JsonNode link = Xdm.at(web, "webInteraction");
    return link.isObject() ? link : Xdm.at(web, "webinteraction");
  }

  private @Nullable String first(List<String> names) {
    return names.stream().map(texts::get).filter(t -> t != null).findFirst().orElse(null);
  }
}
