package dev.handoff.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** The least that any stateful job does: parse, one shuffle, one value read and written. */
final class FloorPeer implements Contestant {

  private static final int BYTES = 200;

  @Override
  public String name() {
    return "the floor";
  }

  @Override
  public String settings() {
    return "parse, one shuffle by person, one RocksDB value of 200 bytes read and written an"
        + " activity; no windows, no timers, no output";
  }

  @Override
  public JobClient start(StreamExecutionEnvironment env, GeneratedLog log, Path output)
      throws Exception {
    Peers.deeds(env, log)
        .keyBy(Deed::personId)
        .process(new ReadAndWrite())
        .sinkTo(new DiscardingSink<>());
    return env.executeAsync(name());
  }

  /** Reads the person's value, changes it, writes it. */
  private static final class ReadAndWrite extends KeyedProcessFunction<String, Deed, Long> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<byte[]> value;

    @Override
    public void open(OpenContext context) {
      value =
          getRuntimeContext()
              .getState(
                  new ValueStateDescriptor<>(
                      "value", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(Deed deed, Context context, Collector<Long> out) throws IOException {
      byte[] known = value.value();
      byte[] next = known == null ? new byte[BYTES] : known;
      next[(int) (deed.at() % BYTES)] += (byte) deed.weight();
      value.update(next);
    }
  }
}
