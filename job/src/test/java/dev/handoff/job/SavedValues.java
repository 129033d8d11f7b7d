package dev.handoff.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.handoff.state.HandoffState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** The keyed state of one stage in a savepoint, read with the State Processor API. */
final class SavedValues {

  private static final int MOST = 10_000;

  private SavedValues() {}

  /**
   * Every key and every value of every keyed state of a stage: what its record says of itself, and
   * its bytes, because a record does not say what is in its packed arrays.
   */
  static List<byte[]> of(String savepoint, String uid) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(1);
    return SavepointReader.read(env, savepoint, new HashMapStateBackend())
        .readKeyedState(
            OperatorIdentifier.forUid(uid),
            new EveryValue(uid),
            Types.STRING,
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
        .executeAndCollect(MOST);
  }

  private static final class EveryValue extends KeyedStateReaderFunction<String, byte[]> {
    private static final long serialVersionUID = 1L;
    private final String uid;
    private transient List<State> states;

    EveryValue(String uid) {
      this.uid = uid;
    }

    @Override
    public void open(OpenContext context) {
      states =
          switch (uid) {
            case OperatorUid.TRACK ->
                List.of(value(HandoffState.trackedGroup()), list(HandoffState.pendingSnapshots()));
            case OperatorUid.ROUTE ->
                List.of(value(HandoffState.person()), list(HandoffState.pendingPersonRecords()));
            case OperatorUid.EVALUATE ->
                List.of(
                    value(HandoffState.group()),
                    map(HandoffState.members()),
                    list(HandoffState.pendingGroupRecords()));
            case OperatorUid.DELIVER ->
                List.of(value(HandoffState.recipient()), map(HandoffState.unsettledMails()));
            default -> throw new IllegalArgumentException("a stage without keyed state: " + uid);
          };
    }

    @Override
    public void readKey(String key, Context context, Collector<byte[]> out) throws Exception {
      out.collect(key.getBytes(ISO_8859_1));
      for (State state : states) {
        state.read(out);
      }
    }

    private <T> State value(ValueStateDescriptor<T> descriptor) {
      ValueState<T> state = getRuntimeContext().getState(descriptor);
      return out -> {
        T value = state.value();
        if (value != null) {
          write(descriptor.getSerializer(), value, out);
        }
      };
    }

    private <T> State list(ListStateDescriptor<T> descriptor) {
      ListState<T> state = getRuntimeContext().getListState(descriptor);
      return out -> {
        for (T value : state.get()) {
          write(descriptor.getElementSerializer(), value, out);
        }
      };
    }

    private <K, V> State map(MapStateDescriptor<K, V> descriptor) {
      MapState<K, V> state = getRuntimeContext().getMapState(descriptor);
      return out -> {
        for (Map.Entry<K, V> entry : state.entries()) {
          write(descriptor.getKeySerializer(), entry.getKey(), out);
          write(descriptor.getValueSerializer(), entry.getValue(), out);
        }
      };
    }

    private static <T> void write(TypeSerializer<T> serializer, T value, Collector<byte[]> out)
        throws IOException {
      DataOutputSerializer bytes = new DataOutputSerializer(256);
      serializer.serialize(value, bytes);
      out.collect(bytes.getCopyOfBuffer());
      out.collect(value.toString().getBytes(ISO_8859_1));
    }
  }

  /** One state of the key that is being read. */
  private interface State {
    void read(Collector<byte[]> out) throws Exception;
  }
}
