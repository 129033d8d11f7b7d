package dev.handoff.bench;

import java.nio.file.Path;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;

/** What the DataStream API offers for the last thirty days. */
final class SlidingWindowPeer implements Contestant {

  @Override
  public String name() {
    return "SlidingEventTimeWindows";
  }

  @Override
  public String settings() {
    return "30 d / 1 d by person, summed as records come (AggregateFunction, no lists), lateness a"
        + " day";
  }

  @Override
  public JobClient start(StreamExecutionEnvironment env, GeneratedLog log, Path output)
      throws Exception {
    Peers.inEventTime(Peers.deeds(env, log))
        .keyBy(Deed::personId)
        .window(SlidingEventTimeWindows.of(Peers.WINDOW, Peers.SLIDE))
        .aggregate(new Sum())
        .sinkTo(new DiscardingSink<>());
    return env.executeAsync(name());
  }

  /** Sums weights. */
  private static final class Sum implements AggregateFunction<Deed, Long, Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public Long createAccumulator() {
      return 0L;
    }

    @Override
    public Long add(Deed deed, Long sum) {
      return sum + deed.weight();
    }

    @Override
    public Long getResult(Long sum) {
      return sum;
    }

    @Override
    public Long merge(Long one, Long other) {
      return one + other;
    }
  }
}
