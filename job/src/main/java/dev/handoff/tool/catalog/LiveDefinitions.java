package dev.handoff.tool.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handoff.codec.CatalogReader;
import dev.handoff.domain.catalog.CatalogHistory;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.operator.CatalogReading;
import dev.handoff.operator.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The definitions of a catalog topic as the job understands them. */
public final class LiveDefinitions {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Map<String, List<Published>> byKey = new TreeMap<>();
  private int refused;

  /** A definition and its record. */
  record Published(Definition definition, JsonNode json) {}

  /**
   * @param records all of the topic, in their order
   * @param lookbackDays the most days that a condition may reach back
   */
  public LiveDefinitions(List<RawRecord> records, int lookbackDays) {
    Reading.Reader<CatalogEntry> reader = new CatalogReading(lookbackDays).open();
    for (RawRecord record : records) {
      var parsed = reader.read(record);
      refused += parsed.rejections().size();
      parsed.items().forEach(entry -> add(entry.json()));
    }
  }

  /** How many records the job refuses, with dead letters. */
  public int refused() {
    return refused;
  }

  /** One more record, which is valid. */
  void add(byte[] json) {
    for (Definition definition : new CatalogReader().read(json).items()) {
      byKey
          .computeIfAbsent(keyOf(definition), key -> new ArrayList<>())
          .add(new Published(definition, tree(json)));
    }
  }

  /** The same, to try out what more records would do. */
  LiveDefinitions copy() {
    LiveDefinitions copy = new LiveDefinitions(List.of(), 1);
    byKey.forEach((key, published) -> copy.byKey.put(key, new ArrayList<>(published)));
    return copy;
  }

  /** Every definition in force or in draft, as {@code kind/id}. */
  public Set<String> keysInForce() {
    return byKey.keySet().stream()
        .filter(key -> inForce(key) != null)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What is in force under {@code kind/id}, or its draft; null when there is neither. */
  @Nullable Published inForce(String key) {
    List<Published> accepted = accepted(key);
    return accepted.isEmpty() ? null : accepted.get(accepted.size() - 1);
  }

  /** Which version of {@code kind/id} is in force; 0 when none is but perhaps a draft. */
  int versionInForce(String key) {
    return accepted(key).stream()
        .map(Published::definition)
        .filter(definition -> !definition.isDraft())
        .mapToInt(Definition::version)
        .max()
        .orElse(0);
  }

  /**
   * What took force, or is a draft, under {@code kind/id} since the last withdrawal, in that order.
   */
  List<Published> accepted(String key) {
    List<Published> all = byKey.getOrDefault(key, List.of());
    Collection<Definition> definitions = all.stream().map(Published::definition).toList();
    return CatalogHistory.accepted(definitions).stream()
        .flatMap(kept -> all.stream().filter(one -> one.definition().equals(kept)).limit(1))
        .toList();
  }

  static String keyOf(Definition definition) {
    return definition.kind().wireName() + "/" + definition.id();
  }

  static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("was read as JSON before", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
