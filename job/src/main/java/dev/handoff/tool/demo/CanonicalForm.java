package dev.handoff.tool.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.group.Account;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.group.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Records as the contracts of the topics have them. */
final class CanonicalForm {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");
  private static final DateTimeFormatter WITHOUT_COLON =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

  private CanonicalForm() {}

  static ObjectNode activity(Activity activity, String occurredAt) {
    ObjectNode node = JSON.objectNode();
    node.put("activityId", activity.activityId());
    node.put("personId", activity.personId());
    node.put("type", activity.type());
    node.put("occurredAt", occurredAt);
    Asset asset = activity.asset();
    if (asset != null) {
      ObjectNode inner = node.putObject("asset");
      putIfKnown(inner, "id", asset.id());
      putIfKnown(inner, "name", asset.name());
      putIfKnown(inner, "url", asset.url());
    }
    putIfKnown(node, "text", activity.text());
    if (!activity.keywords().isEmpty()) {
      ArrayNode keywords = node.putArray("keywords");
      activity.keywords().forEach(keywords::add);
    }
    if (activity.automated()) {
      node.put("automated", true);
    }
    return node;
  }

  static ObjectNode moment(InterestingMoment moment) {
    ObjectNode node = JSON.objectNode();
    node.put("momentId", moment.momentId());
    node.put("personId", moment.personId());
    node.put("type", moment.type().wireName());
    node.put("description", moment.description());
    putIfKnown(node, "source", moment.source());
    node.put("occurredAt", moment.occurredAt().toString());
    return node;
  }

  static ObjectNode person(Person person) {
    ObjectNode node = JSON.objectNode();
    node.put("personId", person.personId());
    if (person.erased()) {
      node.put("erased", true);
    }
    putIfKnown(node, "firstName", person.firstName());
    putIfKnown(node, "lastName", person.lastName());
    putIfKnown(node, "title", person.title());
    putIfKnown(node, "email", person.email());
    putIfKnown(node, "phone", person.phone());
    putIfKnown(node, "locale", person.locale());
    putIfKnown(node, "timeZone", person.timeZone());
    node.put("updatedAt", person.updatedAt().toString());
    return node;
  }

  static ObjectNode group(BuyingGroup group) {
    ObjectNode node = JSON.objectNode();
    node.put("buyingGroupId", group.buyingGroupId());
    Account account = group.account();
    if (account == null) {
      node.put("deleted", true);
    } else {
      putIfKnown(node, "name", group.name());
      ObjectNode inner = node.putObject("account");
      inner.put("id", account.id());
      inner.put("name", account.name());
      putIfKnown(inner, "country", account.country());
      putIfKnown(inner, "industry", account.industry());
      inner.setAll((ObjectNode) read(account.attributesJson()));
      node.put("solutionInterest", group.solutionInterest());
      node.put("status", group.status());
      putIfKnown(node, "stage", group.stage());
      ArrayNode members = node.putArray("members");
      group
          .members()
          .forEach(
              member ->
                  members
                      .addObject()
                      .put("personId", member.personId())
                      .put("role", member.role()));
    }
    node.put("updatedAt", group.updatedAt().toString());
    return node;
  }

  /** As systems write times: mostly UTC, some with the local offset, some without its colon. */
  static String time(Instant at, ZoneId zone, Dice dice) {
    int habit = dice.between(1, 100);
    if (habit <= 75) {
      return at.toString();
    }
    return (habit <= 96 ? WITH_OFFSET : WITHOUT_COLON).format(at.atZone(zone));
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void putIfKnown(ObjectNode node, String field, @Nullable String value) {
    if (value != null) {
      node.put(field, value);
    }
  }
}
