package dev.handoff.tool;

import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.JobSettings;
import dev.handoff.job.SettingsReader;
import dev.handoff.sink.CatalogWriter;
import dev.handoff.sink.KeyedBytes;
import dev.handoff.source.KafkaTopics;
import dev.handoff.tool.catalog.CatalogChange;
import dev.handoff.tool.catalog.CatalogFile;
import dev.handoff.tool.catalog.LiveDefinitions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where definitions are live, and are published to. */
abstract class CatalogTarget implements AutoCloseable {

  private static final int DEFAULT_LOOKBACK_DAYS = 30;

  private final int lookbackDays;

  private CatalogTarget(int lookbackDays) {
    this.lookbackDays = lookbackDays;
  }

  /**
   * What the command's options name.
   *
   * @param writes whether something may be written; the right to it is taken before what is live is
   *     read
   * @throws BadOptionsException when they name nothing, or two things
   */
  static CatalogTarget of(
      @Nullable Path config,
      List<String> set,
      @Nullable Path live,
      @Nullable Path output,
      boolean writes)
      throws BadOptionsException {
    boolean kafka = config != null || !set.isEmpty();
    if (kafka == (live != null || output != null)) {
      throw new BadOptionsException(
          List.of(
              "name what is live: --config FILE (or --set) for Kafka, or --live and --output for"
                  + " files"));
    }
    if (kafka) {
      return new Cluster(SettingsReader.readForKafka(JobArguments.of(config, set)), writes);
    }
    return new Lines(live, output, writes);
  }

  /** The most days that a condition may reach back. */
  final int lookbackDays() {
    return lookbackDays;
  }

  /** What people call it. */
  abstract String name();

  /** All records that are live now. */
  abstract List<RawRecord> records();

  /** Writes, all or nothing; false when what is live was changed since it was read. */
  abstract boolean write(List<CatalogChange> changes);

  @Override
  public abstract void close();

  /** The definitions that are live now. */
  final LiveDefinitions live() {
    return new LiveDefinitions(records(), lookbackDays);
  }

  /** The catalog topic of a Kafka cluster. */
  private static final class Cluster extends CatalogTarget {
    private final KafkaTopics topics;
    private final @Nullable CatalogWriter writer;

    Cluster(JobSettings settings, boolean writes) throws BadOptionsException {
      super(settings.engagement().lookbackDays());
      topics = Objects.requireNonNull(settings.kafka(), "read for Kafka");
      if (!topics.missing(List.of(Topic.CATALOG)).isEmpty()) {
        throw new BadOptionsException(
            List.of(
                "kafka.topic.catalog: " + topics.bootstrapServers() + " has no topic " + name()));
      }
      writer =
          writes
              ? CatalogWriter.open(topics.bootstrapServers(), name(), topics.properties())
              : null;
    }

    @Override
    String name() {
      return topics.nameOf(Topic.CATALOG);
    }

    @Override
    List<RawRecord> records() {
      return topics.readAll(Topic.CATALOG);
    }

    @Override
    boolean write(List<CatalogChange> changes) {
      try {
        Objects.requireNonNull(writer, "opened to write")
            .write(
                changes.stream()
                    .map(
                        change ->
                            new KeyedBytes(
                                change.key().getBytes(StandardCharsets.UTF_8), change.json()))
                    .toList());
        return true;
      } catch (CatalogWriter.OvertakenException e) {
        return false;
      }
    }

    @Override
    public void close() {
      if (writer != null) {
        writer.close();
      }
    }
  }

  /** A file of one record a line. */
  private static final class Lines extends CatalogTarget {
    private final CatalogFile live;
    private final Path output;

    Lines(@Nullable Path live, @Nullable Path output, boolean writes) throws BadOptionsException {
      super(DEFAULT_LOOKBACK_DAYS);
      if (writes && output == null) {
        throw new BadOptionsException(List.of("--yes: name the file to write with --output"));
      }
      if (live != null && !Files.exists(live)) {
        throw new BadOptionsException(List.of("--live: there is no " + live));
      }
      this.live = new CatalogFile(live == null ? Objects.requireNonNull(output) : live);
      this.output = output == null ? this.live.path() : output;
    }

    @Override
    String name() {
      return output.toString();
    }

    @Override
    List<RawRecord> records() {
      return live.records();
    }

    @Override
    boolean write(List<CatalogChange> changes) {
      return live.writeTo(output, changes.stream().map(CatalogChange::json).toList());
    }

    @Override
    public void close() {
      // A file is closed as soon as it is read or written.
    }
  }
}
