package dev.handoff.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The least that a job of Handoff's shape does: a person's value, then the group's and the
 * member's, each read and written in RocksDB, of the size that Handoff's have on average in the
 * race, and a record of a group of ten for each activity. It knows nothing of what is in them. In
 * order of time, activities wait for the watermark with their group, as Flink's own sort has them:
 * a list for each instant and a timer.
 */
final class ShapedFloorPeer implements Contestant {

  private static final int PERSON_BYTES = 430;
  private static final int GROUP_BYTES = 1_030;
  private static final int MEMBER_BYTES = 320;
  private static final int MEMBERS = 10;

  private final boolean sorts;

  /**
   * @param sorts whether a group's activities pass in order of time
   */
  ShapedFloorPeer(boolean sorts) {
    this.sorts = sorts;
  }

  @Override
  public String name() {
    return "the floor of Handoff's shape" + (sorts ? ", sorted" : "");
  }

  @Override
  public String settings() {
    return ("parse, a shuffle by person, one by group; RocksDB values of %d (person), %d (group) and"
            + " %d bytes (member, in a map) read and written an activity; no windows,"
            + " %s, 1.7 kB of JSON written to files for each")
        .formatted(
            PERSON_BYTES,
            GROUP_BYTES,
            MEMBER_BYTES,
            sorts ? "a group's activities behind a timer for each instant" : "no timers");
  }

  @Override
  public JobClient start(StreamExecutionEnvironment env, GeneratedLog log, Path output)
      throws Exception {
    DataStream<Deed> deeds = Peers.deeds(env, log);
    DataStream<Deed> kept =
        (sorts ? Peers.inEventTime(deeds) : deeds)
            .keyBy(Deed::personId)
            .process(new FloorPeer.ReadAndWrite(PERSON_BYTES))
            .keyBy(ShapedFloorPeer::group)
            .process(sorts ? new Sorted() : new GroupAndMember());
    FloorPeer.say(kept, output);
    return env.executeAsync(name());
  }

  /** Ten people with numbers that follow each other, as in the generated log. */
  private static String group(Deed deed) {
    int number = Integer.parseInt(deed.personId().substring(deed.personId().indexOf('-') + 1));
    return "group-" + number / MEMBERS;
  }

  /** Reads the group's value and the member's, changes both, writes both. */
  private static class GroupAndMember extends KeyedProcessFunction<String, Deed, Deed> {

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
      act(deed, out);
    }

    final void act(Deed deed, Collector<Deed> out) throws Exception {
      group.update(FloorPeer.changed(group.value(), GROUP_BYTES, deed));
      String member = deed.personId();
      members.put(member, FloorPeer.changed(members.get(member), MEMBER_BYTES, deed));
      out.collect(deed);
    }
  }

  /** The same once the watermark has passed. */
  private static final class Sorted extends GroupAndMember {

    private static final long serialVersionUID = 1L;

    private transient MapState<Long, List<Deed>> waiting;

    @Override
    public void open(OpenContext context) {
      super.open(context);
      waiting =
          getRuntimeContext()
              .getMapState(
                  new MapStateDescriptor<>(
                      "waiting", Types.LONG, Types.LIST(TypeInformation.of(Deed.class))));
    }

    @Override
    public void processElement(Deed deed, Context context, Collector<Deed> out) throws Exception {
      List<Deed> others = waiting.get(deed.at());
      if (others == null) {
        context.timerService().registerEventTimeTimer(deed.at());
      }
      List<Deed> all = others == null ? new ArrayList<>() : others;
      all.add(deed);
      waiting.put(deed.at(), all);
    }

    @Override
    public void onTimer(long instant, OnTimerContext context, Collector<Deed> out)
        throws Exception {
      for (Deed deed : waiting.get(instant)) {
        act(deed, out);
      }
      waiting.remove(instant);
    }
  }
}
