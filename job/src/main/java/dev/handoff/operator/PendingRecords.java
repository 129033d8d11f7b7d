package dev.handoff.operator;

import dev.handoff.state.StateAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.ListState;

/**
 * The current key's records that wait for the watermark. Adding is a blind append; only a timer
 * reads them.
 */
final class PendingRecords<R> {

  private final ListState<R> waiting;
  private final Function<R, Instant> at;
  private final Comparator<R> order;

  PendingRecords(ListState<R> waiting, Function<R, Instant> at, Comparator<R> order) {
    this.waiting = waiting;
    this.at = at;
    this.order = order;
  }

  void add(R record) {
    StateAccess.write(() -> waiting.add(record));
  }

  boolean isEmpty() {
    return !StateAccess.read(waiting::get).iterator().hasNext();
  }

  /** Throws away records before their time; says how many. */
  int removeIf(Predicate<R> unwanted) {
    List<R> kept = new ArrayList<>();
    StateAccess.read(waiting::get).forEach(kept::add);
    int all = kept.size();
    if (kept.removeIf(unwanted)) {
      StateAccess.write(() -> waiting.update(kept));
    }
    return all - kept.size();
  }

  /** Takes out the records up to an instant, in order. */
  List<R> takeUntil(Instant limit) {
    List<R> due = new ArrayList<>();
    List<R> later = new ArrayList<>();
    for (R record : StateAccess.read(waiting::get)) {
      (at.apply(record).isAfter(limit) ? later : due).add(record);
    }
    if (later.isEmpty()) {
      waiting.clear();
    } else if (!due.isEmpty()) {
      StateAccess.write(() -> waiting.update(later));
    }
    due.sort(order);
    return due;
  }
}
