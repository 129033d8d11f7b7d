package dev.handoff.bench;

import java.nio.file.Path;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The least that a job of Handoff's shape does: a person's value, then the group's and the
 * member's, each read and written in RocksDB, of the size that Handoff's have on average in the
 * race, and a record of a group of ten for each activity. It knows nothing of what is in them.
 */
final class ShapedFloorPeer implements Contestant {

  private static final int PERSON_BYTES = 430;
  private static final int GROUP_BYTES = 1_030;
  private static final int MEMBER_BYTES = 320;
  private static final int MEMBERS = 10;

  @Override
  public String name() {
    return "the floor of Handoff's shape";
  }

  @Override
  public String settings() {
    return ("parse, a shuffle by person, one by group; RocksDB values of %d (person), %d (group) and"
            + " %d bytes (member, in a map) read and written an activity; no windows, no timers,"
            + " 1.7 kB of JSON written to files for each")
        .formatted(PERSON_BYTES, GROUP_BYTES, MEMBER_BYTES);
  }

  @Override
  public JobClient start(StreamExecutionEnvironment env, GeneratedLog log, Path output)
      throws Exception {
    DataStream<Deed> kept =
        Peers.deeds(env, log)
            .keyBy(Deed::personId)
            .process(new FloorPeer.ReadAndWrite(PERSON_BYTES))
            .keyBy(ShapedFloorPeer::group)
            .process(new GroupAndMember());
    FloorPeer.say(kept, output);
    return env.executeAsync(name());
  }

  /** Ten people with numbers that follow each other, as in the generated log. */
  private static String group(Deed deed) {
    int number = Integer.parseInt(deed.personId().substring(deed.personId().indexOf('-') + 1));
    return "group-" + number / MEMBERS;
  }

  /** Reads the group's value and the member's, changes both, writes both. */
  private static final class GroupAndMember extends KeyedProcessFunction<String, Deed, Deed> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<byte[]> group;
    private transient MapState<String, byte[]> members;

    @Override
    public void open(OpenContext context) {
      group =
          getRuntimeContext()
              .getState(
                  new ValueStateDescriptor<>(
                      "group", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
      members =
          getRuntimeContext()
              .getMapState(
                  new MapStateDescriptor<>(
                      "members",
                      Types.STRING,
                      PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(Deed deed, Context context, Collector<Deed> out) throws Exception {
      group.update(FloorPeer.changed(group.value(), GROUP_BYTES, deed));
      String member = deed.personId();
      members.put(member, FloorPeer.changed(members.get(member), MEMBER_BYTES, deed));
      out.collect(deed);
    }
  }
}
