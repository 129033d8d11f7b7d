package dev.handoff.bench;

import java.nio.file.Path;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/**
 * A query.
 *
 * @param query over {@code deeds} with {@code personId}, {@code weight} and the row time {@code ts}
 */
record SqlPeer(String name, String settings, String query) implements Contestant {

  @Override
  public JobClient start(StreamExecutionEnvironment env, GeneratedLog log, Path output)
      throws Exception {
    StreamTableEnvironment tables = StreamTableEnvironment.create(env);
    tables.getConfig().set("table.exec.mini-batch.enabled", "true");
    tables.getConfig().set("table.exec.mini-batch.allow-latency", "1 s");
    tables.getConfig().set("table.exec.mini-batch.size", "5000");
    tables.createTemporaryView(
        "deeds",
        Peers.deeds(env, log),
        Schema.newBuilder()
            .column("personId", "STRING NOT NULL")
            .column("weight", "BIGINT NOT NULL")
            .column("at", "BIGINT NOT NULL")
            .columnByExpression("ts", "TO_TIMESTAMP_LTZ(`at`, 3)")
            .watermark("ts", "ts - INTERVAL '1' DAY")
            .build());
    tables.toDataStream(tables.sqlQuery(query)).sinkTo(new DiscardingSink<>());
    return env.executeAsync(name);
  }
}
