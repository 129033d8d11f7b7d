package dev.handoff.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is noted of a record while it is read. */
final class RecordNotes {

  /** Nobody reads more, and megabytes of nonsense must not become gigabytes of faults. */
  private static final int MAX_FAULTS = 1_000;

  private final List<FieldFault> faults = new ArrayList<>();
  private @Nullable String timeField;

  /** Every fault found so far. */
  List<FieldFault> faults() {
    return faults;
  }

  /** One more fault; of very many the first thousand are kept. */
  void add(FieldFault fault) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(fault);
    }
  }

  /** Where the record's own time stands: the first required time that was read. */
  @Nullable String timeField() {
    return timeField;
  }

  void timeStandsAt(String path) {
    if (timeField == null) {
      timeField = path;
    }
  }
}
