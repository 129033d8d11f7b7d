package dev.handoff.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.sink.NdjsonFiles;
import dev.handoff.sink.RecordBytes;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The least that any stateful job does: parse, one shuffle, one value read and written; and the
 * least that one does which also says, after each activity, how everybody in a group of ten stands.
 */
final class FloorPeer implements Contestant {

  private static final int BYTES = 200;

  private final boolean says;

  /**
   * @param says whether it writes a record of a group for each activity
   */
  FloorPeer(boolean says) {
    this.says = says;
  }

  @Override
  public String name() {
    return says ? "the floor, and a record each" : "the floor";
  }

  @Override
  public String settings() {
    return "parse, one shuffle by person, one RocksDB value of 200 bytes read and written an"
        + " activity; no windows, no timers, "
        + (says ? "1.7 kB of JSON written to files for each" : "no output");
  }

  @Override
  public JobClient start(StreamExecutionEnvironment env, GeneratedLog log, Path output)
      throws Exception {
    DataStream<Deed> kept =
        Peers.deeds(env, log).keyBy(Deed::personId).process(new ReadAndWrite(BYTES));
    if (says) {
      say(kept, output);
    } else {
      kept.sinkTo(new DiscardingSink<>());
    }
    return env.executeAsync(name());
  }

  /** Writes a record of a group of ten for each activity. */
  static void say(DataStream<Deed> deeds, Path output) {
    deeds
        .map(new GroupOfTen())
        .sinkTo(
            new NdjsonFiles(output).sink(Topic.SCORES, new RecordBytes<>(FloorPeer::utf8, null)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads the key's value, changes it, writes it. */
  static final class ReadAndWrite extends KeyedProcessFunction<String, Deed, Deed> {

    private static final long serialVersionUID = 1L;

    private final int bytes;
    private transient ValueState<byte[]> value;

    ReadAndWrite(int bytes) {
      this.bytes = bytes;
    }

    @Override
    public void open(OpenContext context) {
      value =
          getRuntimeContext()
              .getState(
                  new ValueStateDescriptor<>(
                      "value", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(Deed deed, Context context, Collector<Deed> out) throws IOException {
      value.update(changed(value.value(), bytes, deed));
      out.collect(deed);
    }
  }

  /** One byte of it is another one then. */
  static byte[] changed(byte @Nullable [] known, int bytes, Deed deed) {
    byte[] next = known == null ? new byte[bytes] : known;
    next[(int) (deed.at() % bytes)] += (byte) deed.weight();
    return next;
  }

  /** Ten members with a score and two parts each, as a record of {@code scores} has them. */
  private static final class GroupOfTen implements MapFunction<Deed, String> {

    private static final long serialVersionUID = 1L;
    private static final int MEMBERS = 10;
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String map(Deed deed) throws IOException {
      StringWriter text = new StringWriter(2_048);
      try (JsonGenerator json = JSON.createGenerator(text)) {
        json.writeStartObject();
        json.writeStringField("buyingGroupId", deed.personId());
        json.writeNumberField("at", deed.at());
        json.writeArrayFieldStart("members");
        for (int member = 0; member < MEMBERS; member++) {
          json.writeStartObject();
          json.writeStringField("personId", "person-" + member);
          json.writeStringField("role", "Practitioner");
          json.writeNumberField("engagementScore", deed.weight());
          json.writeArrayFieldStart("parts");
          for (String type : List.of("pageViewed", "emailOpened")) {
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeNumberField("tally", deed.weight());
            json.writeNumberField("points", deed.at());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      return text.toString();
    }
  }
}
