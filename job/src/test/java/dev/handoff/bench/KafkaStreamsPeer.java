package dev.handoff.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.TimeWindows;

/**
 * Kafka Streams with hopping windows of thirty days that begin each day, summed by person. A
 * process of its own, because its RocksDB and Flink's have the same names. Reads one line for each
 * run, {@code topic id}, and answers with the milliseconds from its start until the offsets that it
 * has committed are at the end of the topic.
 */
public final class KafkaStreamsPeer {

  /** What was set, for the table. */
  public static final String SETTINGS =
      "hopping windows 30 d / 1 d by person, grace a day, RocksDB, changelogs on, caches of 512 MB,"
          + " at least once, commits each 2 s; parses the same three fields; results thrown away";

  private static final long CACHE = 512L << 20;
  private static final ReadDeed READ = new ReadDeed();

  private KafkaStreamsPeer() {}

  /**
   * Runs until its input ends.
   *
   * @param arguments bootstrap servers, threads, a folder for state
   */
  public static void main(String[] arguments) throws Exception {
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = asked.readLine(); line != null; line = asked.readLine()) {
      List<String> words = List.of(line.split(" ", -1));
      System.out.println("took " + run(arguments, words.get(0), words.get(1)));
    }
  }

  private static long run(String[] arguments, String topic, String id) throws Exception {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, arguments[1]);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, arguments[2]);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 2_000);
    settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    try (Admin admin = Admin.create(settings);
        KafkaStreams streams = new KafkaStreams(topology(topic).build(), settings)) {
      long began = System.nanoTime();
      streams.start();
      new CommittedOffsets(admin, id, topic).awaitEnd(Duration.ofMinutes(20));
      return (System.nanoTime() - began) / 1_000_000;
    }
  }

  private static StreamsBuilder topology(String topic) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            topic,
            Consumed.with(Serdes.String(), Serdes.String())
                .withTimestampExtractor((record, before) -> deed((String) record.value()).at()))
        .map(
            (key, value) -> {
              Deed deed = deed(value);
              return KeyValue.pair(deed.personId(), deed.weight());
            })
        .groupByKey(Grouped.with(Serdes.String(), Serdes.Long()))
        .windowedBy(
            TimeWindows.ofSizeAndGrace(Peers.WINDOW, Duration.ofDays(1)).advanceBy(Peers.SLIDE))
        .reduce(Long::sum, Materialized.with(Serdes.String(), Serdes.Long()))
        .toStream()
        .foreach((window, sum) -> {});
    return builder;
  }

  private static Deed deed(String line) {
    try {
      return READ.map(line);
    } catch (IOException e) {
      throw new IllegalStateException("the log is well-formed", e);
    }
  }
}
