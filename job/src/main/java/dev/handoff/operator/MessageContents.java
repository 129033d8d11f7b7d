package dev.handoff.operator;

import dev.handoff.codec.AccountAttributes;
import dev.handoff.codec.CatalogReader;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.group.Account;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.template.MailLinks;
import dev.handoff.template.MessageContent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What messages are rendered from: a mail's own records, or a definition's sample. */
public final class MessageContents {

  private static final String UTC = "UTC";

  private MessageContents() {}

  /**
   * Of a mail.
   *
   * @throws IllegalArgumentException when it carries no definition: an alert
   */
  static MessageContent of(OutboundMail mail, MailLinks links) {
    MessageRequest request = Objects.requireNonNull(mail.request());
    MessageRequest.Origin origin = request.origin();
    MessageRequest.Group group = origin == null ? null : origin.group();
    MessageDefinition definition = definition(Objects.requireNonNull(mail.definitionJson()));
    return new MessageContent(
        definition,
        with(definition),
        person(Objects.requireNonNull(mail.person())),
        account(group == null ? null : group.account()),
        group == null ? Map.of() : group(group),
        AccountAttributes.read(request.dataJson()),
        list(request.recommendationsJson()),
        links,
        mail.locale(),
        mail.timeZone(),
        mail.requestedAt());
  }

  /** Of a definition's sample, for the lint and the preview. */
  public static MessageContent sampleOf(MessageDefinition definition) {
    Map<String, Object> sample = AccountAttributes.read(definition.sampleJson());
    return new MessageContent(
        definition,
        with(definition),
        map(sample.get("person")),
        map(sample.get("account")),
        map(sample.get("group")),
        map(sample.get("data")),
        sample.get("recommendations") instanceof List<?> list ? List.copyOf(list) : List.of(),
        MailLinks.NONE,
        "en",
        UTC,
        Instant.parse("2026-01-01T09:00:00Z"));
  }

  private static MessageDefinition definition(String json) {
    for (Definition definition :
        new CatalogReader().read(json.getBytes(StandardCharsets.UTF_8)).items()) {
      if (definition instanceof MessageDefinition message) {
        return message;
      }
    }
    throw new IllegalArgumentException("a mail carries the record of its definition");
  }

  private static List<Map<String, Object>> with(MessageDefinition definition) {
    return definition.blocks().stream()
        .map(block -> AccountAttributes.read(block.withJson()))
        .toList();
  }

  private static Map<String, Object> person(Person person) {
    Map<String, Object> shown = new LinkedHashMap<>();
    put(shown, "firstName", person.firstName());
    put(shown, "lastName", person.lastName());
    put(shown, "title", person.title());
    put(shown, "email", person.email());
    return shown;
  }

  private static Map<String, Object> account(@Nullable Account account) {
    return account == null ? Map.of() : AccountAttributes.read(account.attributesJson());
  }

  private static Map<String, Object> group(MessageRequest.Group group) {
    Map<String, Object> shown = new LinkedHashMap<>();
    put(shown, "name", group.name());
    put(shown, "solutionInterest", group.solutionInterest());
    put(shown, "status", group.status());
    put(shown, "stage", group.stage());
    return shown;
  }

  private static void put(Map<String, Object> shown, String name, @Nullable String value) {
    if (value != null) {
      shown.put(name, value);
    }
  }

  private static List<Object> list(String json) {
    Object list = AccountAttributes.read("{\"list\":" + json + "}").get("list");
    return list instanceof List<?> items ? List.copyOf(items) : List.of();
  }

  private static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> found) {
      found.forEach((key, item) -> map.put(String.valueOf(key), item));
    }
    return map;
  }
}
