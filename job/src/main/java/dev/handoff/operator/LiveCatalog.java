package dev.handoff.operator;

import dev.handoff.codec.CatalogReader;
import dev.handoff.condition.CelConditions;
import dev.handoff.domain.catalog.CatalogHistory;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.engagement.DefaultScoreModel;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.journey.BadJourneyException;
import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.LiveJourney;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.jspecify.annotations.Nullable;

/**
 * The catalog of one task: its text is in broadcast state, its compiled form here. Filled from the
 * state when first asked for, then kept in step by {@link #add}.
 */
public final class LiveCatalog {

  private final CatalogReader reader = new CatalogReader();
  private final EngagementOptions engagement;
  private final Runnable conditionFailed;
  private @Nullable CelConditions language;
  private final CatalogHistory history;
  private final EarlierDefinitions earlier;
  private final Map<Journey, LiveJourney> compiled = new HashMap<>();

  /**
   * @param known definitions read before the job began
   * @param conditionFailed told of each condition that could not be evaluated
   */
  LiveCatalog(EngagementOptions engagement, List<CatalogEntry> known, Runnable conditionFailed) {
    this.earlier = new EarlierDefinitions(known);
    this.engagement = engagement;
    this.conditionFailed = conditionFailed;
    this.history =
        new CatalogHistory(DefaultScoreModel.scoreModel(), engagement.zone(), this::compile);
  }

  /** The catalog of a log that is there as a whole. */
  public static CatalogHistory of(EngagementOptions engagement, List<CatalogEntry> entries) {
    LiveCatalog catalog = new LiveCatalog(engagement, List.of(), () -> {});
    entries.forEach(catalog::add);
    return catalog.history;
  }

  /** Every definition so far. */
  CatalogHistory history(ReadOnlyBroadcastState<String, byte[]> stored) {
    earlier.readOnce(stored, this::add);
    return history;
  }

  /** One more definition; it must be in broadcast state too. */
  void add(CatalogEntry entry) {
    add(entry.json());
  }

  private void add(byte[] json) {
    for (Definition definition : reader.read(json).items()) {
      history.add(definition);
    }
  }

  private LiveJourney compile(Journey journey) {
    return compiled.computeIfAbsent(
        journey,
        written -> {
          try {
            return LiveJourney.compile(written, language());
          } catch (BadJourneyException e) {
            throw new IllegalStateException("a journey that was checked when it was read", e);
          }
        });
  }

  /** Made when the first journey comes: it takes its time. */
  private CelConditions language() {
    CelConditions made = language;
    if (made == null) {
      made = new CelConditions(engagement.lookbackDays(), conditionFailed);
      language = made;
    }
    return made;
  }
}
