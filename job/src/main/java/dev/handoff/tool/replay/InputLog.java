package dev.handoff.tool.replay;

import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.job.JobSettings;
import dev.handoff.operator.CatalogReading;
import dev.handoff.operator.ParseRecords;
import dev.handoff.operator.PersonKeySecret;
import dev.handoff.operator.Reading;
import dev.handoff.operator.Readings;
import dev.handoff.source.TopicFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every good record of the topics that the deciding half reads; what the job would make a dead
 * letter is left out.
 */
final class InputLog {

  final List<CatalogEntry> catalog;
  final List<BuyingGroup> snapshots;
  final List<PersonRecord> people = new ArrayList<>();
  private final TopicFiles files;
  private final Instant latest;
  private @Nullable Instant newest;

  InputLog(JobSettings settings) {
    files = new TopicFiles(Objects.requireNonNull(settings.input(), "a folder of files"));
    latest = settings.clock().instant().plus(ParseRecords.FUTURE_ALLOWED);
    PersonKeySecret keys = settings.personKeys();
    catalog = read(Topic.CATALOG, new CatalogReading(settings.engagement().lookbackDays()));
    snapshots = read(Topic.BUYING_GROUPS, Readings.buyingGroups());
    people.addAll(
        read(
            Topic.ACTIVITIES,
            Readings.activities(settings.format(), settings.identityNamespace(), keys)));
    people.addAll(read(Topic.INTERESTING_MOMENTS, Readings.moments(keys)));
    people.addAll(read(Topic.PEOPLE, Readings.people(keys)));
    people.addAll(read(Topic.MESSAGE_EVENTS, Readings.messageFeedback(keys)));
  }

  /** The newest time of a good record; the epoch when there is none. */
  Instant newest() {
    return newest == null ? Instant.EPOCH : newest;
  }

  private <T> List<T> read(Topic topic, Reading<T> reading) {
    List<T> items = new ArrayList<>();
    Reading.Reader<T> reader = reading.open();
    files.forEach(
        topic,
        raw -> {
          if (!raw.isCut()) {
            for (T item : reader.read(raw).items()) {
              keep(item, reader.timeOf(item), items);
            }
          }
        });
    return items;
  }

  private <T> void keep(T item, Instant at, List<T> items) {
    if (!at.isAfter(latest)) {
      items.add(item);
      newest = newest == null || at.isAfter(newest) ? at : newest;
    }
  }
}
