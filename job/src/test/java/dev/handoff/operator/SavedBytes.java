package dev.handoff.operator;

import dev.handoff.operator.ThreeStages.Saved;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;

/** A savepoint as the bytes that would lie on disk. */
final class SavedBytes {

  private SavedBytes() {}

  /** Everything in it, one array a state handle. */
  static List<byte[]> of(Saved saved) throws IOException {
    List<byte[]> bytes = new ArrayList<>();
    for (OperatorSubtaskState stage : saved.all()) {
      List<StreamStateHandle> handles = new ArrayList<>();
      stage.getManagedKeyedState().forEach(state -> handles.add(streamOf(state)));
      stage.getRawKeyedState().forEach(state -> handles.add(streamOf(state)));
      stage.getManagedOperatorState().forEach(handles::add);
      stage.getRawOperatorState().forEach(handles::add);
      for (StreamStateHandle handle : handles) {
        try (InputStream in = handle.openInputStream()) {
          bytes.add(in.readAllBytes());
        }
      }
    }
    return bytes;
  }

  /** How many bytes of keyed state and timers there are. */
  static long sizeOfKeyedState(OperatorSubtaskState stage) {
    return stage.getManagedKeyedState().stream().mapToLong(KeyedStateHandle::getStateSize).sum()
        + stage.getRawKeyedState().stream().mapToLong(KeyedStateHandle::getStateSize).sum();
  }

  /** How many bytes of keyed state and timers all stages have. */
  static long sizeOf(Saved saved) {
    return saved.all().stream().mapToLong(SavedBytes::sizeOfKeyedState).sum();
  }

  static boolean contain(byte[] bytes, byte[] wanted) {
    for (int from = 0; from + wanted.length <= bytes.length; from++) {
      int same = 0;
      while (same < wanted.length && bytes[from + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return true;
      }
    }
    return false;
  }

  private static StreamStateHandle streamOf(KeyedStateHandle state) {
    if (state instanceof KeyGroupsStateHandle groups) {
      return groups;
    }
    throw new IllegalStateException("not a full snapshot: " + state);
  }
}
