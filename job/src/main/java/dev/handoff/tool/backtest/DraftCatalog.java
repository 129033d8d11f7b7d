package dev.handoff.tool.backtest;

import dev.handoff.codec.CatalogReader;
import dev.handoff.codec.DefinitionEditor;
import dev.handoff.domain.backtest.BacktestReport.Draft;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.definition.Withdrawal;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.journey.Journey;
import dev.handoff.operator.CatalogReading;
import dev.handoff.operator.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The live catalog with a draft in it. A definition of the draft takes the place of the live one of
 * its kind and id, all versions and withdrawals, over the whole log: from the first time at which
 * the live one took effect, else from the beginning. A journey that is written as a draft is run as
 * if it were live: to see what it would do is the point.
 */
final class DraftCatalog {

  private final Reading.Reader<CatalogEntry> reading;
  private final CatalogReader definitions = new CatalogReader();
  private final List<Tried> tried = new ArrayList<>();

  /** A definition of the draft, read. */
  private record Tried(Definition definition, byte[] json) {
    String key() {
      return keyOf(definition);
    }
  }

  /**
   * @param draft its records, each without a fault
   * @param lookbackDays the most days that a condition of the live catalog may reach back
   */
  DraftCatalog(List<byte[]> draft, int lookbackDays) {
    reading = new CatalogReading(lookbackDays).open();
    for (byte[] json : draft) {
      definitions.read(json).items().forEach(definition -> tried.add(new Tried(definition, json)));
    }
  }

  /**
   * The catalog to run.
   *
   * @param records one JSON object each
   * @param drafts what was put into it
   */
  record Merged(List<byte[]> records, List<Draft> drafts) {}

  /**
   * Puts the draft into the live catalog. A definition stands where its live one stood first, so
   * that the file is as much in order of time as it was.
   *
   * @param beginning from when a definition counts that has no live one
   */
  Merged into(List<RawRecord> live, Instant beginning) {
    Set<String> keys =
        tried.stream().map(Tried::key).collect(Collectors.toCollection(TreeSet::new));
    Map<String, List<Definition>> before =
        live.stream()
            .flatMap(record -> definitionOf(record).stream())
            .filter(definition -> keys.contains(keyOf(definition)))
            .collect(Collectors.groupingBy(DraftCatalog::keyOf));
    List<byte[]> records = new ArrayList<>();
    Set<String> put = new HashSet<>();
    for (String key : keys) {
      if (first(before.get(key)) == null) {
        put.add(key);
        put(key, beginning, records);
      }
    }
    for (RawRecord record : live) {
      String key = definitionOf(record).map(DraftCatalog::keyOf).orElse("");
      if (!keys.contains(key)) {
        records.add(Objects.requireNonNull(record.value(), "a line"));
      } else {
        Instant first = first(before.get(key));
        Instant at = definitionOf(record).orElseThrow().updatedAt();
        if (first != null && at.equals(first) && put.add(key)) {
          put(key, first, records);
        }
      }
    }
    List<Draft> drafts = new ArrayList<>();
    for (Tried one : tried) {
      List<Definition> replaced = before.getOrDefault(one.key(), List.of());
      Instant first = first(replaced);
      drafts.add(draft(one.definition(), replaced, first == null ? beginning : first));
    }
    return new Merged(records, drafts);
  }

  private void put(String key, Instant since, List<byte[]> records) {
    for (Tried one : tried) {
      if (one.key().equals(key)) {
        byte[] json = DefinitionEditor.inForceSince(one.json(), since);
        records.add(one.definition().isDraft() ? DefinitionEditor.live(json) : json);
      }
    }
  }

  /** A definition that the job would take. */
  private Optional<Definition> definitionOf(RawRecord record) {
    return reading.read(record).items().stream()
        .flatMap(entry -> definitions.read(entry.json()).items().stream())
        .findFirst();
  }

  private static String keyOf(Definition definition) {
    return definition.kind().wireName() + "/" + definition.id();
  }

  private static Draft draft(Definition definition, List<Definition> live, Instant since) {
    String status = null;
    if (definition instanceof Journey journey) {
      String written = journey.status().name().toLowerCase(Locale.ROOT);
      status = definition.isDraft() ? "live (written draft)" : written;
    }
    return new Draft(
        definition.kind().wireName(),
        definition.id(),
        definition instanceof Withdrawal ? 0 : definition.version(),
        live.stream()
            .filter(one -> !(one instanceof Withdrawal))
            .map(Definition::version)
            .distinct()
            .sorted()
            .toList(),
        since,
        status);
  }

  /** When the first of them took effect, withdrawals left out; null without any. */
  private static @Nullable Instant first(@Nullable List<Definition> live) {
    return live == null
        ? null
        : live.stream()
            .filter(definition -> !(definition instanceof Withdrawal))
            .map(Definition::updatedAt)
            .min(Instant::compareTo)
            .orElse(null);
  }
}
