package dev.handoff.operator;

import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.state.StateAccess;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;

/**
 * The definitions that were there before a task's first record: those read before the job began,
 * then those in broadcast state, which after a restore are newer.
 */
final class EarlierDefinitions {

  private final List<CatalogEntry> known;
  private boolean read;

  /**
   * @param known definitions read before the job began
   */
  EarlierDefinitions(List<CatalogEntry> known) {
    this.known = known;
  }

  /** Hands each to the reader, when it is called for the first time. */
  void readOnce(ReadOnlyBroadcastState<String, byte[]> stored, Consumer<byte[]> reader) {
    if (read) {
      return;
    }
    known.forEach(entry -> reader.accept(entry.json()));
    for (Map.Entry<String, byte[]> entry : StateAccess.read(stored::immutableEntries)) {
      reader.accept(entry.getValue());
    }
    read = true;
  }
}
