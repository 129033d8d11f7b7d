package dev.handoff.job;

import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.operator.CatalogReading;
import dev.handoff.operator.DeadLetters;
import dev.handoff.operator.Order;
import dev.handoff.operator.ParseRecords;
import dev.handoff.operator.Reading;
import dev.handoff.operator.Readings;
import dev.handoff.operator.Timeline;
import dev.handoff.source.RecordTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/** The topics of the deciding half, each read and parsed; their dead letters come together here. */
final class Inputs {

  private final JobSettings settings;
  private final Connectors connectors;
  private final Reading<PersonRecord> activities;
  private final Reading<PersonRecord> moments;
  private final Reading<PersonRecord> people;
  private final Reading<PersonRecord> feedback;
  private final Reading<BuyingGroup> buyingGroups = Readings.buyingGroups();
  private final CatalogReading catalog;
  private final List<DataStream<DeadLetter>> deadLetters = new ArrayList<>();

  Inputs(JobSettings settings, Connectors connectors) {
    this.settings = settings;
    this.connectors = connectors;
    this.activities =
        Readings.activities(settings.format(), settings.identityNamespace(), settings.personKeys());
    this.moments = Readings.moments(settings.personKeys());
    this.people = Readings.people(settings.personKeys());
    this.feedback = Readings.messageFeedback(settings.personKeys());
    this.catalog = new CatalogReading(settings.engagement().lookbackDays());
  }

  /** Everything that people do and are. */
  DataStream<PersonRecord> people() {
    return parsed(Topic.ACTIVITIES, activities, PersonRecord.class)
        .union(
            parsed(Topic.INTERESTING_MOMENTS, moments, PersonRecord.class),
            parsed(Topic.PEOPLE, people, PersonRecord.class),
            parsed(Topic.MESSAGE_EVENTS, feedback, PersonRecord.class));
  }

  DataStream<BuyingGroup> buyingGroups() {
    return parsed(Topic.BUYING_GROUPS, buyingGroups, BuyingGroup.class);
  }

  /**
   * @param until the end of a bounded input in event time, or null
   */
  DataStream<CatalogEntry> catalog(@Nullable Instant until) {
    Reading<CatalogEntry> reading =
        connectors.bounded()
            ? catalog.knowing(
                wholeCatalog(), settings.engagement(), until == null ? Instant.MAX : until)
            : catalog;
    return parsed(Topic.CATALOG, reading, CatalogEntry.class);
  }

  /**
   * The catalog as it is before the job begins, where records do not wait for the time at which it
   * takes effect.
   */
  List<CatalogEntry> catalogNow() {
    return settings.order() == Order.EVENT_TIME ? List.of() : wholeCatalog();
  }

  private List<CatalogEntry> wholeCatalog() {
    Reading.Reader<CatalogEntry> reader = catalog.open();
    return connectors.readNow(Topic.CATALOG).stream()
        .filter(raw -> !raw.isCut())
        .flatMap(raw -> reader.read(raw).items().stream())
        .toList();
  }

  /** What time it is for the keyed stages. */
  Timeline timeline() {
    boolean endsInEventTime = connectors.bounded() && settings.order() == Order.EVENT_TIME;
    return new Timeline(
        settings.order(), settings.clock(), endsInEventTime ? until() : null, connectors.bounded());
  }

  /** The dead letters of every topic read so far. */
  DataStream<DeadLetter> deadLetters() {
    DataStream<DeadLetter> all = deadLetters.get(0);
    for (DataStream<DeadLetter> more : deadLetters.subList(1, deadLetters.size())) {
      all = all.union(more);
    }
    return all;
  }

  private @Nullable Instant until() {
    if (settings.until() != null) {
      return settings.until();
    }
    Map<Topic, RecordTime> times = new LinkedHashMap<>();
    times.put(Topic.ACTIVITIES, timeOf(activities));
    times.put(Topic.INTERESTING_MOMENTS, timeOf(moments));
    times.put(Topic.PEOPLE, timeOf(people));
    times.put(Topic.MESSAGE_EVENTS, timeOf(feedback));
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
    deadLetters.add(parsed.getSideOutput(DeadLetters.TAG));
    return parsed;
  }

  private RecordTime timeOf(Reading<?> reading) {
    return new ReadingTime<>(reading, settings.clock());
  }
}
