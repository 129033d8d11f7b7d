package dev.handoff.operator;

import dev.handoff.codec.CatalogReader;
import dev.handoff.codec.FieldFault;
import dev.handoff.codec.ItemSource;
import dev.handoff.codec.Parsed;
import dev.handoff.codec.Rejection;
import dev.handoff.codec.WithdrawalWriter;
import dev.handoff.domain.catalog.Reference;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.RawRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the catalog topic: what passes is valid and can run. A definition with faults is refused
 * whole, with all of them (SPEC section 4); a tombstone withdraws what its key names as {@code
 * kind/id}. Where the input is known to its end, a definition that names one which never comes is
 * refused too (section 9, "Contracts"); else it is held until what it names is there.
 */
public final class CatalogReading implements Reading<CatalogEntry> {

  private static final long serialVersionUID = 1L;

  private final int lookbackDays;
  private final Map<String, List<String>> unresolved;

  /**
   * @param lookbackDays the most days that a condition may reach back
   */
  public CatalogReading(int lookbackDays) {
    this(lookbackDays, Map.of());
  }

  private CatalogReading(int lookbackDays, Map<String, List<String>> unresolved) {
    this.lookbackDays = lookbackDays;
    this.unresolved = unresolved;
  }

  /**
   * The same for an input that is known to its end.
   *
   * @param entries all that it holds
   * @param until when it ends
   */
  public CatalogReading knowing(
      List<CatalogEntry> entries, EngagementOptions engagement, Instant until) {
    Map<Definition, List<Reference>> never =
        LiveCatalog.of(engagement, entries).neverInForceBy(until);
    CatalogReader reader = new CatalogReader();
    Map<String, List<String>> paths = new HashMap<>();
    for (CatalogEntry entry : entries) {
      for (Definition definition : reader.read(entry.json()).items()) {
        List<Reference> missing = never.getOrDefault(definition, List.of());
        if (!missing.isEmpty()) {
          paths.put(entry.key(), missing.stream().map(Reference::path).toList());
        }
      }
    }
    return new CatalogReading(lookbackDays, paths);
  }

  @Override
  public Reader<CatalogEntry> open() {
    DefinitionCheck check = new DefinitionCheck(lookbackDays);
    return Readings.reading(raw -> read(raw, check), CatalogEntry::updatedAt);
  }

  private Parsed<CatalogEntry> read(RawRecord raw, DefinitionCheck check) {
    byte[] value = raw.value();
    byte[] json = value == null ? withdrawal(raw) : value;
    if (value == null && json.length == 0) {
      return Tombstone.rejected(
          "a null value withdraws what its key names as kind/id: the key is missing or not of that form");
    }
    DefinitionCheck.Checked checked = check.check(json);
    Definition definition = checked.definition();
    Rejection rejection = checked.rejection();
    if (rejection != null || definition == null) {
      return new Parsed<>(List.of(), rejection == null ? List.of() : List.of(rejection));
    }
    CatalogEntry entry = entryOf(definition, json);
    List<FieldFault> missing = missing(definition, unresolved.getOrDefault(entry.key(), List.of()));
    return missing.isEmpty()
        ? new Parsed<>(List.of(entry), List.of(), List.of(ItemSource.whole("updatedAt", json)))
        : new Parsed<>(
            List.of(),
            List.of(
                new Rejection(
                    "what the definition names never comes, see faults",
                    missing.get(0).path(),
                    json,
                    missing)));
  }

  private static CatalogEntry entryOf(Definition definition, byte[] json) {
    String key =
        String.join(
            "/",
            definition.kind().wireName(),
            definition.id(),
            Integer.toString(definition.version()),
            definition.updatedAt().toString(),
            ContentHash.of(json));
    return new CatalogEntry(key, definition.updatedAt(), json);
  }

  private static List<FieldFault> missing(Definition definition, List<String> paths) {
    return Reference.of(definition).stream()
        .filter(reference -> paths.contains(reference.path()))
        .map(
            reference ->
                new FieldFault(
                    reference.path(),
                    null,
                    null,
                    "there is no " + reference.kind().wireName() + " " + reference.id()))
        .toList();
  }

  private static byte[] withdrawal(RawRecord raw) {
    String key = Objects.requireNonNullElse(raw.key(), "");
    Instant at = raw.origin().timestamp();
    int slash = key.indexOf('/');
    if (slash <= 0 || slash == key.length() - 1 || at == null) {
      return new byte[0];
    }
    return WithdrawalWriter.write(key.substring(0, slash), key.substring(slash + 1), at);
  }
}
