package dev.handoff.tool.insight;

import dev.handoff.codec.CatalogReader;
import dev.handoff.codec.MessageEventReader;
import dev.handoff.codec.PersonReader;
import dev.handoff.domain.catalog.CatalogHistory;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.definition.Definition.Kind;
import dev.handoff.domain.engagement.DefaultScoreModel;
import dev.handoff.domain.exchange.MailDeeds;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.insight.InsightModels;
import dev.handoff.domain.insight.MailDeed;
import dev.handoff.domain.insight.MailLog;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.JobSettings;
import dev.handoff.job.JobSettings.Ends;
import dev.handoff.source.KafkaTopics;
import dev.handoff.source.KafkaWindow;
import dev.handoff.source.TopicFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What topics or files hold of people's mail. Records that cannot be read, and events later than
 * the end, are left out; so is whatever a person did before an erasure, up to its day's end.
 */
final class MailEvents {

  private final JobSettings settings;
  private final List<Path> more;
  private final Instant until;

  /**
   * @param settings where the job reads
   * @param more further files of events
   * @throws BadOptionsException when there is nothing to read
   */
  MailEvents(JobSettings settings, List<Path> more) throws BadOptionsException {
    this.settings = settings;
    this.more = more;
    this.until = settings.until() == null ? settings.clock().instant() : settings.until();
    for (Path file : more) {
      if (!Files.isRegularFile(file)) {
        throw new BadOptionsException(List.of("events: there is no file " + file));
      }
    }
    if (settings.ends() == Ends.FILES
        && more.isEmpty()
        && !Files.isRegularFile(
            new TopicFiles(Objects.requireNonNull(settings.input(), "required"))
                .file(Topic.MESSAGE_EVENTS))) {
      throw new BadOptionsException(
          List.of("input: there is no message-events.ndjson in " + settings.input()));
    }
  }

  /** Everybody's mail, sorted. */
  MailLog read() {
    Map<String, Instant> erasures = erasures();
    MailLog log = new MailLog();
    MessageEventReader reader = new MessageEventReader();
    Consumer<RawRecord> consumer =
        raw -> {
          byte[] value = raw.value();
          if (value != null && !raw.isCut()) {
            reader.read(value).items().forEach(event -> add(log, event, erasures));
          }
        };
    forEach(Topic.MESSAGE_EVENTS, consumer);
    more.forEach(file -> TopicFiles.forEach(Topic.MESSAGE_EVENTS, file, consumer));
    log.sort();
    return log;
  }

  private void add(MailLog log, MessageEvent event, Map<String, Instant> erasures) {
    MailDeed deed = MailDeeds.of(event);
    String personId = event.personId();
    if (deed == null || personId == null || deed.at().isAfter(until)) {
      return;
    }
    Instant erased = erasures.get(personId);
    if (erased == null || day(deed.at()) > day(erased)) {
      log.add(personId, deed);
    }
  }

  private int day(Instant at) {
    return settings.engagement().window().dayOf(at);
  }

  private Map<String, Instant> erasures() {
    Map<String, Instant> erasures = new HashMap<>();
    PersonReader reader = new PersonReader();
    forEach(
        Topic.PEOPLE,
        raw -> {
          byte[] value = raw.value();
          String key = raw.key();
          Instant at = raw.origin().timestamp();
          if (value == null && key != null && at != null) {
            erase(erasures, key, at);
          } else if (value != null && !raw.isCut()) {
            reader.read(value).items().stream()
                .filter(Person::erased)
                .forEach(person -> erase(erasures, person.personId(), person.updatedAt()));
          }
        });
    return erasures;
  }

  private static void erase(Map<String, Instant> erasures, String personId, Instant at) {
    erasures.merge(personId, at, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** The models that the catalog puts in force. */
  InsightModels models() {
    CatalogReader reader = new CatalogReader();
    CatalogHistory history =
        new CatalogHistory(
            DefaultScoreModel.scoreModel(),
            settings.engagement().zone(),
            journey -> {
              throw new IllegalStateException("no journey was added");
            });
    forEach(
        Topic.CATALOG,
        raw -> {
          byte[] value = raw.value();
          if (value != null && !raw.isCut()) {
            reader.read(value).items().stream().filter(MailEvents::isModel).forEach(history::add);
          }
        });
    return history.newest().insights();
  }

  private static boolean isModel(Definition definition) {
    return definition.kind() == Kind.RISK_MODEL || definition.kind() == Kind.SEGMENT_MODEL;
  }

  private void forEach(Topic topic, Consumer<RawRecord> consumer) {
    KafkaTopics kafka = settings.kafka();
    if (settings.ends() == Ends.FILES) {
      Path input = settings.input();
      if (input != null) {
        new TopicFiles(input).forEach(topic, consumer);
      }
    } else if (kafka != null && kafka.missing(List.of(topic)).isEmpty()) {
      new KafkaWindow(kafka, null, until).forEach(topic, consumer);
    }
  }
}
