package dev.handoff.operator;

import dev.handoff.codec.CatalogReader;
import dev.handoff.codec.FieldFault;
import dev.handoff.codec.Parsed;
import dev.handoff.codec.Rejection;
import dev.handoff.codec.WithdrawalWriter;
import dev.handoff.condition.CelConditions;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.journey.BadJourneyException;
import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.JourneyNode;
import dev.handoff.domain.journey.LiveJourney;
import java.time.Instant;
import java.util.ArrayList;
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
    CatalogReader reader = new CatalogReader();
    CelConditions language = new CelConditions(lookbackDays, () -> {});
    return Readings.reading(raw -> read(raw, reader, language), CatalogEntry::updatedAt);
  }

  private static Parsed<CatalogEntry> read(
      RawRecord raw, CatalogReader reader, CelConditions language) {
    byte[] value = raw.value();
    byte[] json = value == null ? withdrawal(raw) : value;
    if (value == null && json.length == 0) {
      return Tombstone.rejected(
          "a null value withdraws what its key names as kind/id: the key is missing or not of that form");
    }
    Parsed<Definition> parsed = reader.read(json);
    List<CatalogEntry> entries = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>(parsed.rejections());
    for (Definition definition : parsed.items()) {
      List<FieldFault> faults = faultsOf(definition, language);
      if (faults.isEmpty()) {
        entries.add(entryOf(definition, json));
      } else {
        rejections.add(
            new Rejection(
                "the definition has " + faults.size() + " fault(s), see faults",
                faults.get(0).path(),
                json,
                faults));
      }
    }
    return new Parsed<>(entries, rejections);
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

  private static List<FieldFault> faultsOf(Definition definition, CelConditions language) {
    if (!(definition instanceof Journey journey)) {
      return List.of();
    }
    List<FieldFault> faults = new ArrayList<>();
    try {
      LiveJourney.compile(journey, language);
    } catch (BadJourneyException e) {
      e.faults()
          .forEach(
              fault ->
                  faults.add(
                      new FieldFault(fault.path(), fault.line(), fault.column(), fault.message())));
    }
    for (int i = 0; i < journey.nodes().size(); i++) {
      JourneyNode node = journey.nodes().get(i);
      if (node instanceof JourneyNode.SendMessage || node instanceof JourneyNode.AddPersonMoment) {
        faults.add(
            new FieldFault(
                "nodes[" + i + "].action",
                null,
                null,
                "this version does not act on people: use an action on account"));
      }
    }
    return faults;
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
