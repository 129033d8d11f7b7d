package dev.handoff.operator;

import dev.handoff.codec.ActivityFormat;
import dev.handoff.codec.ActivityOrMoment;
import dev.handoff.codec.ActivityOrMoment.AMoment;
import dev.handoff.codec.ActivityOrMoment.AnActivity;
import dev.handoff.codec.ActivityReader;
import dev.handoff.codec.BuyingGroupReader;
import dev.handoff.codec.ConsentReader;
import dev.handoff.codec.ItemSource;
import dev.handoff.codec.MessageEventReader;
import dev.handoff.codec.MessageRequestReader;
import dev.handoff.codec.MomentReader;
import dev.handoff.codec.Parsed;
import dev.handoff.codec.PersonReader;
import dev.handoff.codec.Rejection;
import dev.handoff.codec.SalesAlertCodec;
import dev.handoff.codec.UnreadableAlertException;
import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.exchange.PersonKeys;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.phrase.ActivityPhrases;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How each input topic is read, and what a Kafka tombstone in it means (SPEC section 9,
 * "Contracts").
 */
public final class Readings {

  private Readings() {}

  /** Activities in any format, and the interesting moments among them. */
  public static Reading<PersonRecord> activities(
      ActivityFormat format, @Nullable String identityNamespace, PersonKeySecret personKeySecret) {
    return () -> {
      ActivityPhrases phrases = new ActivityPhrases();
      return activities(format, identityNamespace, personKeySecret, phrases::of);
    };
  }

  /** The same for whom it does not matter what they are about. */
  public static Reading<PersonRecord> activitiesWithoutPhrases(
      ActivityFormat format, @Nullable String identityNamespace, PersonKeySecret personKeySecret) {
    return () -> activities(format, identityNamespace, personKeySecret, activity -> List.of());
  }

  private static Reading.Reader<PersonRecord> activities(
      ActivityFormat format,
      @Nullable String identityNamespace,
      PersonKeySecret personKeySecret,
      Function<Activity, List<String>> phrases) {
    ActivityReader reader = new ActivityReader(format, identityNamespace);
    PersonKeys keys = personKeySecret.open();
    return reading(
        raw -> readOrRefuse(raw, reader::read).map(item -> personRecord(item, keys, phrases)),
        PersonRecord::at);
  }

  /** Interesting moments of their own topic. */
  public static Reading<PersonRecord> moments(PersonKeySecret personKeySecret) {
    return () -> {
      MomentReader reader = new MomentReader();
      PersonKeys keys = personKeySecret.open();
      return reading(
          raw ->
              readOrRefuse(raw, reader::read)
                  .map(moment -> PersonRecord.of(keys.of(moment.personId()), moment, List.of())),
          PersonRecord::at);
    };
  }

  /** People; a tombstone erases the person that its key names. */
  public static Reading<PersonRecord> people(PersonKeySecret personKeySecret) {
    return () -> {
      PersonReader reader = new PersonReader();
      PersonKeys keys = personKeySecret.open();
      return reading(
          raw ->
              (raw.value() == null
                      ? Tombstone.read(raw, Readings::erasure)
                      : reader.read(bytes(raw)))
                  .map(person -> PersonRecord.of(keys.of(person.personId()), person)),
          PersonRecord::at);
    };
  }

  /** What became of mail, ours and other platforms'. */
  public static Reading<MessageEvent> messageEvents() {
    return () -> {
      MessageEventReader reader = new MessageEventReader();
      return reading(raw -> readOrRefuse(raw, reader::read), MessageEvent::occurredAt);
    };
  }

  /** The same as what it means for scores, risk and segment: see {@link Feedback}. */
  public static Reading<PersonRecord> messageFeedback(PersonKeySecret personKeySecret) {
    return () -> {
      MessageEventReader reader = new MessageEventReader();
      PersonKeys keys = personKeySecret.open();
      return reading(
          raw -> readOrRefuse(raw, reader::read).flatMap(event -> Feedback.records(event, keys)),
          PersonRecord::at);
    };
  }

  /** What journeys ask to be mailed, as it was committed. */
  public static Reading<MessageRequest> sendRequests() {
    return () -> {
      MessageRequestReader reader = MessageRequestReader.ofJourneys();
      return reading(raw -> readOrRefuse(raw, reader::read), MessageRequest::askedAt);
    };
  }

  /** Buying groups; a tombstone deletes the group that its key names. */
  public static Reading<BuyingGroup> buyingGroups() {
    return () -> {
      BuyingGroupReader reader = new BuyingGroupReader();
      return reading(
          raw ->
              raw.value() == null
                  ? Tombstone.read(raw, Readings::deletion)
                  : reader.read(bytes(raw)),
          BuyingGroup::updatedAt);
    };
  }

  /** Alerts that were committed. */
  public static Reading<SalesAlert> salesAlerts() {
    return () -> reading(raw -> readOrRefuse(raw, Readings::salesAlert), Readings::askedAt);
  }

  private static Instant askedAt(SalesAlert alert) {
    return alert.redrivenAt() == null ? alert.decidedAt() : alert.redrivenAt();
  }

  private static Parsed<SalesAlert> salesAlert(byte[] json) {
    try {
      ItemSource source = ItemSource.whole("decidedAt", json);
      return new Parsed<>(List.of(SalesAlertCodec.read(json)), List.of(), List.of(source));
    } catch (UnreadableAlertException e) {
      return new Parsed<>(
          List.of(),
          List.of(new Rejection(String.valueOf(e.getMessage()), e.field(), json, List.of())));
    }
  }

  /** What people allow. */
  public static Reading<Consent> consents() {
    return () -> {
      ConsentReader reader = new ConsentReader();
      return reading(raw -> readOrRefuse(raw, reader::read), Consent::occurredAt);
    };
  }

  /** What other systems ask to be mailed. */
  public static Reading<MessageRequest> messageRequests() {
    return () -> {
      MessageRequestReader reader = MessageRequestReader.ofCustomers();
      return reading(raw -> readOrRefuse(raw, reader::read), MessageRequest::askedAt);
    };
  }

  static <T> Reading.Reader<T> reading(
      Function<RawRecord, Parsed<T>> read, Function<T, Instant> timeOf) {
    return new Reading.Reader<>() {
      @Override
      public Parsed<T> read(RawRecord raw) {
        return read.apply(raw);
      }

      @Override
      public Instant timeOf(T item) {
        return timeOf.apply(item);
      }
    };
  }

  private static <T> Parsed<T> readOrRefuse(RawRecord raw, Function<byte[], Parsed<T>> read) {
    return raw.value() == null ? Tombstone.refuse() : read.apply(bytes(raw));
  }

  private static byte[] bytes(RawRecord raw) {
    return Objects.requireNonNull(raw.value());
  }

  private static PersonRecord personRecord(
      ActivityOrMoment item, PersonKeys keys, Function<Activity, List<String>> phrases) {
    if (item instanceof AnActivity found) {
      Activity activity = found.activity();
      return PersonRecord.of(keys.of(activity.personId()), activity, phrases.apply(activity));
    }
    AMoment found = (AMoment) item;
    return PersonRecord.of(keys.of(found.moment().personId()), found.moment(), List.of());
  }

  private static Person erasure(String personId, Instant at) {
    return new Person(personId, null, null, null, null, null, null, null, at, true);
  }

  private static BuyingGroup deletion(String buyingGroupId, Instant at) {
    return new BuyingGroup(buyingGroupId, null, null, "", "", null, List.of(), at, true);
  }
}
