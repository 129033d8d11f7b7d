package dev.handoff.operator;

import dev.handoff.codec.Parsed;
import dev.handoff.codec.Rejection;
import dev.handoff.codec.WithdrawalWriter;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.RawRecord;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Reads the catalog topic: what passes is valid and can run. A definition with faults is refused
 * whole, with all of them (SPEC section 4); a tombstone withdraws what its key names as {@code
 * kind/id}.
 */
public final class CatalogReading implements Reading<CatalogEntry> {

  private static final long serialVersionUID = 1L;

  private final int lookbackDays;

  /**
   * @param lookbackDays the most days that a condition may reach back
   */
  public CatalogReading(int lookbackDays) {
    this.lookbackDays = lookbackDays;
  }

  @Override
  public Reader<CatalogEntry> open() {
    DefinitionCheck check = new DefinitionCheck(lookbackDays);
    return Readings.reading(raw -> read(raw, check), CatalogEntry::updatedAt);
  }

  private static Parsed<CatalogEntry> read(RawRecord raw, DefinitionCheck check) {
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
    return new Parsed<>(List.of(entryOf(definition, json)), List.of());
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
