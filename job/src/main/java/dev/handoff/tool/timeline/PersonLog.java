package dev.handoff.tool.timeline;

import dev.handoff.codec.MessageDecisionReader;
import dev.handoff.codec.Parsed;
import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Decision;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.timeline.PersonTimeline;
import dev.handoff.domain.timeline.TimelineEntry;
import dev.handoff.domain.timeline.TimelineEntry.Kind;
import dev.handoff.job.JobSettings;
import dev.handoff.operator.Reading;
import dev.handoff.operator.Readings;
import dev.handoff.source.TopicFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What files hold about one person: those that the job reads, and, if its output is there, those
 * that it wrote. What the job would make a dead letter is left out.
 */
public final class PersonLog {

  private final JobSettings settings;
  private final String personId;
  private final List<TimelineEntry> found = new ArrayList<>();
  private final List<Person> profiles = new ArrayList<>();
  private final Map<String, MessageClass> classes = new HashMap<>();

  /**
   * @param settings with the folder that the job reads and, perhaps, the one that it wrote
   */
  public PersonLog(JobSettings settings, String personId) {
    this.settings = settings;
    this.personId = personId;
  }

  /**
   * The person's timeline.
   *
   * @param end its last instant; null: all there is
   */
  public PersonTimeline until(@Nullable Instant end) {
    Path input = Objects.requireNonNull(settings.input(), "a folder of files");
    Path output = settings.output();
    if (output != null) {
      readDecisions(new TopicFiles(output));
      read(output, Topic.MESSAGE_EVENTS, Readings.messageEvents(), this::add);
      read(output, Topic.SEND_REQUESTS, Readings.sendRequests(), this::add);
      read(output, Topic.SALES_ALERTS, Readings.salesAlerts(), this::add);
      read(output, Topic.INTERESTING_MOMENTS, Readings.moments(settings.personKeys()), this::add);
    }
    read(input, Topic.MESSAGE_EVENTS, Readings.messageEvents(), this::add);
    read(input, Topic.MESSAGE_REQUESTS, Readings.messageRequests(), this::add);
    read(input, Topic.CONSENTS, Readings.consents(), this::add);
    read(input, Topic.PEOPLE, Readings.people(settings.personKeys()), this::add);
    read(input, Topic.INTERESTING_MOMENTS, Readings.moments(settings.personKeys()), this::add);
    read(
        input,
        Topic.ACTIVITIES,
        Readings.activitiesWithoutPhrases(
            settings.format(), settings.identityNamespace(), settings.personKeys()),
        this::add);
    Instant until = end == null ? Instant.MAX : end;
    Person newest = null;
    for (Person profile : profiles) {
      boolean known = !profile.updatedAt().isAfter(until);
      if (known && (newest == null || !profile.updatedAt().isBefore(newest.updatedAt()))) {
        newest = profile;
      }
    }
    return PersonTimeline.of(personId, newest, found.stream().map(this::named).toList(), until);
  }

  private static <T> void read(Path folder, Topic topic, Reading<T> reading, Consumer<T> consumer) {
    Reading.Reader<T> reader = reading.open();
    new TopicFiles(folder).forEach(topic, raw -> items(raw, reader::read).forEach(consumer));
  }

  private static <T> Stream<T> items(RawRecord raw, Function<RawRecord, Parsed<T>> read) {
    return raw.isCut() ? Stream.of() : read.apply(raw).items().stream();
  }

  private void readDecisions(TopicFiles output) {
    output.forEach(
        Topic.MESSAGES,
        raw -> {
          byte[] json = raw.value();
          if (json != null) {
            items(raw, record -> MessageDecisionReader.read(json)).forEach(this::add);
          }
        });
  }

  /** A letter that it was let through says nothing that its sending does not. */
  private void add(MessageDecision decision) {
    classes.put(decision.messageId(), decision.messageClass());
    if (personId.equals(decision.personId()) && decision.decision() != Decision.SEND) {
      boolean stopped = decision.decision() == Decision.STOP;
      String reason = decision.reason() == null ? null : decision.reason().wireName();
      String detail = decision.until() == null ? reason : reason + ", until " + decision.until();
      found.add(
          new TimelineEntry(
              decision.at(),
              stopped ? Kind.STOPPED : Kind.DEFERRED,
              decision.messageClass(),
              Objects.requireNonNullElse(decision.message(), ""),
              detail,
              decision.messageId(),
              false));
    }
  }

  private void add(MessageEvent event) {
    if (personId.equals(event.personId())) {
      found.add(
          new TimelineEntry(
              event.occurredAt(),
              kindOf(event.type()),
              event.messageClass(),
              Objects.requireNonNullElse(event.message(), event.messageId()),
              event.detail(),
              event.messageId(),
              event.automated()));
    }
  }

  private static Kind kindOf(MessageEvent.Type type) {
    return switch (type) {
      case SENT -> Kind.SENT;
      case DEFERRED -> Kind.DEFERRED;
      case DELIVERED -> Kind.DELIVERED;
      case OPENED -> Kind.OPENED;
      case CLICKED -> Kind.CLICKED;
      case BOUNCED -> Kind.BOUNCED;
      case COMPLAINED -> Kind.COMPLAINED;
      case UNSUBSCRIBED -> Kind.UNSUBSCRIBED;
    };
  }

  private void add(MessageRequest request) {
    if (personId.equals(request.personId())) {
      MessageRequest.Origin origin = request.origin();
      String by = origin == null ? "your own systems" : "journey " + origin.journeyId();
      found.add(entry(request.requestedAt(), Kind.ASKED, request.message(), "by " + by));
    }
  }

  private void add(SalesAlert alert) {
    boolean shown = alert.members().stream().anyMatch(one -> one.personId().equals(personId));
    if (shown) {
      found.add(
          new TimelineEntry(
              alert.decidedAt(),
              Kind.ALERTED,
              MessageClass.ALERT,
              alert.group().name(),
              "journey " + alert.journeyId() + ", to " + alert.recipients().size(),
              null,
              false));
    }
  }

  private void add(Consent consent) {
    if (personId.equals(consent.personId())) {
      String topic = consent.topic() == null ? "" : " for " + consent.topic();
      found.add(
          entry(
              consent.occurredAt(),
              Kind.CONSENT,
              consent.purpose().wireName() + topic + " " + consent.status().wireName(),
              consent.source()));
    }
  }

  private void add(PersonRecord record) {
    Activity activity = record.activity();
    InterestingMoment moment = record.moment();
    Person profile = record.person();
    if (activity != null && personId.equals(activity.personId())) {
      String asset = activity.asset() == null ? null : activity.asset().name();
      found.add(
          new TimelineEntry(
              activity.occurredAt(),
              Kind.DID,
              null,
              activity.type(),
              activity.text() == null ? asset : activity.text(),
              null,
              activity.automated()));
    } else if (moment != null && personId.equals(moment.personId())) {
      found.add(
          entry(moment.occurredAt(), Kind.MOMENT, moment.type().wireName(), moment.description()));
    } else if (profile != null && personId.equals(profile.personId())) {
      profiles.add(profile);
    }
  }

  private static TimelineEntry entry(Instant at, Kind kind, String what, @Nullable String detail) {
    return new TimelineEntry(at, kind, null, what, detail, null, false);
  }

  /** News from outside need not say which class of mail it is about; the decision does. */
  private TimelineEntry named(TimelineEntry entry) {
    MessageClass known = entry.messageId() == null ? null : classes.get(entry.messageId());
    return entry.messageClass() != null || known == null
        ? entry
        : new TimelineEntry(
            entry.at(),
            entry.kind(),
            known,
            entry.what(),
            entry.detail(),
            entry.messageId(),
            entry.automated());
  }
}
