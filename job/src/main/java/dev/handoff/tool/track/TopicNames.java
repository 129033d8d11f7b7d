package dev.handoff.tool.track;

import dev.handoff.codec.CatalogReader;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.definition.Withdrawal;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.operator.CatalogReading;
import dev.handoff.operator.Reading;
import dev.handoff.template.TrackPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Which topics people can choose, and what they are called. */
final class TopicNames {

  /** Of conditions in journeys, which do not matter here. */
  private static final int ANY_LOOKBACK = 366;

  private final Map<String, Map<String, String>> names;
  private final Supplier<List<RawRecord>> catalog;
  private final CatalogReader reader = new CatalogReader();
  private volatile List<String> published = List.of();

  /**
   * @param names by topic and language, as the options have them
   * @param catalog reads all of the catalog's topic, oldest first
   */
  TopicNames(Map<String, Map<String, String>> names, Supplier<List<RawRecord>> catalog) {
    this.names = names;
    this.catalog = catalog;
  }

  /** Reads the catalog again; until it can be read, what was known stays. */
  void refresh() {
    Map<String, MessageDefinition> messages = new HashMap<>();
    for (Definition definition : definitions()) {
      if (definition instanceof MessageDefinition message) {
        MessageDefinition known = messages.get(message.id());
        if (known == null || !message.updatedAt().isBefore(known.updatedAt())) {
          messages.put(message.id(), message);
        }
      } else if (definition instanceof Withdrawal withdrawn
          && withdrawn.kind() == Definition.Kind.MESSAGE) {
        messages.remove(withdrawn.id());
      }
    }
    published =
        messages.values().stream()
            .filter(message -> message.messageClass() == MessageClass.PROMOTIONAL)
            .map(MessageDefinition::topic)
            .distinct()
            .sorted()
            .toList();
  }

  /** Those that the job takes. */
  private List<Definition> definitions() {
    Reading.Reader<CatalogEntry> valid = new CatalogReading(ANY_LOOKBACK).open();
    return catalog.get().stream()
        .flatMap(record -> valid.read(record).items().stream())
        .flatMap(entry -> reader.read(entry.json()).items().stream())
        .toList();
  }

  /**
   * All that can be chosen, the mail's own first.
   *
   * @param own the topic of the mail, which may no longer be published
   * @param promotional whether the mail is; the topic of any other cannot be chosen
   */
  List<TrackPage.Topic> choices(String own, boolean promotional, String language) {
    List<TrackPage.Topic> choices = new ArrayList<>();
    if (promotional) {
      choices.add(new TrackPage.Topic(own, name(own, language)));
    }
    for (String topic : new TreeSet<>(published)) {
      if (choices.stream().noneMatch(choice -> choice.id().equals(topic))) {
        choices.add(new TrackPage.Topic(topic, name(topic, language)));
      }
    }
    return choices;
  }

  /** What a topic is called: by an option, else its id in words. */
  String name(String topic, String language) {
    Map<String, String> own = names.getOrDefault(topic, Map.of());
    String name = own.getOrDefault(language, own.get("en"));
    if (name != null) {
      return name;
    }
    String words = topic.replaceAll("[-_.]+", " ").strip();
    return words.isEmpty()
        ? topic
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
