package dev.handoff.job;

import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.operator.CatalogReading;
import dev.handoff.operator.DeadLetters;
import dev.handoff.operator.Feedback;
import dev.handoff.operator.Order;
import dev.handoff.operator.ParseRecords;
import dev.handoff.operator.Reading;
import dev.handoff.operator.Readings;
import dev.handoff.operator.Timeline;
import dev.handoff.source.RecordTime;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/** The topics, each read and parsed once a job; their dead letters come together here. */
final class Inputs {

  private final JobSettings settings;
  private final Connectors connectors;
  private final Reading<PersonRecord> activities;
  private final Reading<PersonRecord> moments;
  private final Reading<PersonRecord> people;
  private final Reading<MessageEvent> feedback = Readings.messageEvents();
  private final Reading<Consent> consents = Readings.consents();
  private final Reading<MessageRequest> messageRequests = Readings.messageRequests();
  private final Reading<BuyingGroup> buyingGroups = Readings.buyingGroups();
  private final CatalogReading catalog;
  private final Map<Topic, DataStream<DeadLetter>> deadLetters = new EnumMap<>(Topic.class);
  private @Nullable DataStream<PersonRecord> readPeople;
  private @Nullable DataStream<PersonRecord> readProfiles;
  private @Nullable DataStream<MessageEvent> readEvents;
  private @Nullable DataStream<CatalogEntry> readCatalog;

  Inputs(JobSettings settings, Connectors connectors) {
    this.settings = settings;
    this.connectors = connectors;
    this.activities =
        Readings.activities(settings.format(), settings.identityNamespace(), settings.personKeys());
    this.moments = Readings.moments(settings.personKeys());
    this.people = Readings.people(settings.personKeys());
    this.catalog = new CatalogReading(settings.engagement().lookbackDays());
  }

  /** Everything that people do and are. */
  DataStream<PersonRecord> people() {
    DataStream<PersonRecord> read = readPeople;
    if (read == null) {
      read = withActivities(activities);
      readPeople = read;
    }
    return read;
  }

  /**
   * The same for the report. Where the deciding half is in the same job it is what that reads; else
   * activities are read without looking for phrases in them, which takes most of the time.
   */
  DataStream<PersonRecord> doings() {
    return readPeople != null
        ? readPeople
        : withActivities(
            Readings.activitiesWithoutPhrases(
                settings.format(), settings.identityNamespace(), settings.personKeys()));
  }

  private DataStream<PersonRecord> withActivities(Reading<PersonRecord> reading) {
    return parsed(Topic.ACTIVITIES, reading, PersonRecord.class)
        .union(
            parsed(Topic.INTERESTING_MOMENTS, moments, PersonRecord.class),
            profiles(),
            messageEvents()
                .flatMap(new Feedback(settings.personKeys()))
                .returns(TypeInformation.of(PersonRecord.class))
                .uid(OperatorUid.FEEDBACK)
                .name("feedback")
                .setDescription("an open or a click by a person is an activity"));
  }

  /** Who people are, and erasures. */
  DataStream<PersonRecord> profiles() {
    DataStream<PersonRecord> read = readProfiles;
    if (read == null) {
      read = parsed(Topic.PEOPLE, people, PersonRecord.class);
      readProfiles = read;
    }
    return read;
  }

  DataStream<MessageEvent> messageEvents() {
    DataStream<MessageEvent> read = readEvents;
    if (read == null) {
      read = parsed(Topic.MESSAGE_EVENTS, feedback, MessageEvent.class);
      readEvents = read;
    }
    return read;
  }

  DataStream<Consent> consents() {
    return parsed(Topic.CONSENTS, consents, Consent.class);
  }

  /** What the customer's own systems ask for. */
  DataStream<MessageRequest> messageRequests() {
    return parsed(Topic.MESSAGE_REQUESTS, messageRequests, MessageRequest.class);
  }

  /** What journeys ask for, as the deciding half has committed it. */
  DataStream<MessageRequest> sendRequests() {
    return parsed(Topic.SEND_REQUESTS, Readings.sendRequests(), MessageRequest.class);
  }

  DataStream<BuyingGroup> buyingGroups() {
    return parsed(Topic.BUYING_GROUPS, buyingGroups, BuyingGroup.class);
  }

  /**
   * @param until the end of a bounded input in event time, or null
   */
  DataStream<CatalogEntry> catalog(@Nullable Instant until) {
    DataStream<CatalogEntry> read = readCatalog;
    if (read == null) {
      read = parsed(Topic.CATALOG, catalogReading(until), CatalogEntry.class);
      readCatalog = read;
    }
    return read;
  }

  private Reading<CatalogEntry> catalogReading(@Nullable Instant until) {
    return connectors.bounded()
        ? catalog.knowing(
            wholeCatalog(), settings.engagement(), until == null ? Instant.MAX : until)
        : catalog;
  }

  /**
   * The catalog as it is before the job begins, where records do not wait for the time at which it
   * takes effect.
   */
  List<CatalogEntry> catalogNow() {
    return settings.order() == Order.EVENT_TIME ? List.of() : wholeCatalog();
  }

  List<CatalogEntry> wholeCatalog() {
    Reading.Reader<CatalogEntry> reader = catalog.open();
    return connectors.readNow(Topic.CATALOG).stream()
        .filter(raw -> !raw.isCut())
        .flatMap(raw -> reader.read(raw).items().stream())
        .toList();
  }

  /** What time it is for the keyed stages. */
  Timeline timeline() {
    return timeline(Map.of());
  }

  /** The same for the mailing half alone, which reads what was decided before. */
  Timeline timelineOfMail() {
    return timeline(
        Map.of(
            Topic.SALES_ALERTS, timeOf(Readings.salesAlerts()),
            Topic.SEND_REQUESTS, timeOf(Readings.sendRequests())));
  }

  private Timeline timeline(Map<Topic, RecordTime> more) {
    boolean endsInEventTime = connectors.bounded() && settings.order() == Order.EVENT_TIME;
    return new Timeline(
        settings.order(),
        settings.clock(),
        endsInEventTime ? until(more) : null,
        connectors.bounded());
  }

  /** The dead letters of these topics, which have been read. */
  DataStream<DeadLetter> deadLetters(Topic first, Topic... others) {
    DataStream<DeadLetter> all = Objects.requireNonNull(deadLetters.get(first));
    for (Topic other : others) {
      all = all.union(Objects.requireNonNull(deadLetters.get(other)));
    }
    return all;
  }

  private @Nullable Instant until(Map<Topic, RecordTime> more) {
    if (settings.until() != null) {
      return settings.until();
    }
    Map<Topic, RecordTime> times = new LinkedHashMap<>(more);
    times.put(Topic.ACTIVITIES, timeOf(activities));
    times.put(Topic.INTERESTING_MOMENTS, timeOf(moments));
    times.put(Topic.PEOPLE, timeOf(people));
    times.put(Topic.MESSAGE_EVENTS, timeOf(feedback));
    times.put(Topic.CONSENTS, timeOf(consents));
    times.put(Topic.MESSAGE_REQUESTS, timeOf(messageRequests));
    times.put(Topic.BUYING_GROUPS, timeOf(buyingGroups));
    times.put(Topic.CATALOG, timeOf(catalog));
    return connectors.newest(times);
  }

  private <T> DataStream<T> parsed(Topic topic, Reading<T> reading, Class<T> type) {
    SingleOutputStreamOperator<T> parsed =
        connectors
            .read(topic, timeOf(reading))
            .rebalance()
            .process(new ParseRecords<>(reading, settings.clock()))
            .returns(TypeInformation.of(type))
            .uid(OperatorUid.PARSE + topic.wireName())
            .name("parse " + topic.wireName())
            .setDescription("reads records; what cannot be read becomes a dead letter");
    deadLetters.put(topic, parsed.getSideOutput(DeadLetters.TAG));
    return parsed;
  }

  private RecordTime timeOf(Reading<?> reading) {
    return new ReadingTime<>(reading, settings.clock());
  }
}
