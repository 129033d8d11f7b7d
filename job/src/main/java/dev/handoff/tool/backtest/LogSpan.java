package dev.handoff.tool.backtest;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.job.JobSettings;
import dev.handoff.operator.CatalogReading;
import dev.handoff.operator.ParseRecords;
import dev.handoff.operator.PersonKeySecret;
import dev.handoff.operator.Reading;
import dev.handoff.operator.Readings;
import dev.handoff.source.TopicFiles;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From when to when a log goes: one pass over the topics that the deciding half reads. */
final class LogSpan {

  private final TopicFiles files;
  private final Instant latest;
  private @Nullable Instant oldest;
  private @Nullable Instant newest;
  private long records;

  /**
   * Reads the log.
   *
   * @param settings how topics are read, and what lies in the future
   * @param folder of {@code <topic>.ndjson} files
   */
  LogSpan(JobSettings settings, Path folder) {
    files = new TopicFiles(folder);
    latest = settings.clock().instant().plus(ParseRecords.FUTURE_ALLOWED);
    PersonKeySecret keys = settings.personKeys();
    read(Topic.CATALOG, new CatalogReading(settings.engagement().lookbackDays()));
    read(Topic.BUYING_GROUPS, Readings.buyingGroups());
    read(
        Topic.ACTIVITIES,
        Readings.activities(settings.format(), settings.identityNamespace(), keys));
    read(Topic.INTERESTING_MOMENTS, Readings.moments(keys));
    read(Topic.PEOPLE, Readings.people(keys));
    read(Topic.MESSAGE_EVENTS, Readings.messageFeedback(keys));
  }

  /** The oldest good record's time; null when there is none. */
  @Nullable Instant oldest() {
    return oldest;
  }

  /** The newest good record's time; null when there is none. */
  @Nullable Instant newest() {
    return newest;
  }

  /** How many good records there are. */
  long records() {
    return records;
  }

  private <T> void read(Topic topic, Reading<T> reading) {
    Reading.Reader<T> reader = reading.open();
    files.forEach(
        topic,
        raw -> {
          if (!raw.isCut()) {
            reader.read(raw).items().forEach(item -> note(reader.timeOf(item)));
          }
        });
  }

  private void note(Instant at) {
    if (!at.isAfter(latest)) {
      records++;
      oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
      newest = newest == null || at.isAfter(newest) ? at : newest;
    }
  }
}
