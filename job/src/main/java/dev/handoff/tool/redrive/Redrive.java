package dev.handoff.tool.redrive;

import dev.handoff.codec.MessageRequestReader;
import dev.handoff.codec.MessageRequestWriter;
import dev.handoff.codec.OutsideRequestWriter;
import dev.handoff.codec.RecordIdentity;
import dev.handoff.codec.SalesAlertCodec;
import dev.handoff.codec.UnreadableAlertException;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.redrive.Stuck;
import dev.handoff.mail.MessageId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts in again what was chosen. A record goes to its topic with the bytes it had; what asked for a
 * mail goes to its topic marked as late, an alert for those recipients only who did not get it.
 */
final class Redrive {

  /** On these Kafka takes no record without a key. */
  private static final Set<Topic> COMPACTED =
      EnumSet.of(Topic.PEOPLE, Topic.BUYING_GROUPS, Topic.CATALOG, Topic.CONSENTS);

  private final Ends ends;
  private final Findings findings;
  private final ErasedPeople people;
  private final Instant now;
  private final Duration worth;
  private final Set<Stuck> records = new HashSet<>();
  private final Map<String, Set<String>> mails = new HashMap<>();
  private final Set<ByteBuffer> written = new HashSet<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private int sent;

  /**
   * @param now when it is
   * @param worth how long a mail that had an end is worth sending from now on
   */
  Redrive(Ends ends, Findings findings, Instant now, Duration worth) {
    this.ends = ends;
    this.findings = findings;
    this.people = new ErasedPeople(ends);
    this.now = now;
    this.worth = worth;
  }

  /** How many records were written, an alert for several recipients being one. */
  int sent() {
    return sent;
  }

  /** How many of what was chosen were not, by the reason. */
  Map<String, Integer> leftOut() {
    return leftOut;
  }

  /** Does it; all is safe when the ends have finished. */
  void run() {
    for (Stuck stuck : findings.chosen()) {
      String objection = findings.objection(stuck);
      Stuck.Mail mail = stuck.mail();
      if (objection != null) {
        leaveOut(objection, 1);
      } else if (mail == null) {
        records.add(stuck);
      } else if (mail.cause().isEmpty()) {
        leaveOut("what asked for the mail cannot be read", 1);
      } else {
        mails.computeIfAbsent(mail.cause(), any -> new HashSet<>()).add(stuck.id());
      }
    }
    ends.forEach(Topic.DEAD_LETTERS, this::takeLetter);
    for (Topic topic : List.of(Topic.SALES_ALERTS, Topic.SEND_REQUESTS, Topic.MESSAGE_REQUESTS)) {
      if (!mails.isEmpty()) {
        ends.forEach(topic, raw -> takeCause(topic, raw.value()));
      }
    }
    int lost = mails.values().stream().mapToInt(Set::size).sum();
    leaveOut("what asked for the mail is not there any more", lost);
  }

  private void leaveOut(String why, int count) {
    if (count > 0) {
      leftOut.merge(why, count, Integer::sum);
    }
  }

  private void takeLetter(RawRecord raw) {
    DeadLetter letter = findings.letter(raw);
    if (letter == null) {
      return;
    }
    Topic topic = topic(letter.topic());
    if (letter.origin().messageId() == null) {
      if (records.contains(Stuck.of(letter))) {
        takeRecord(topic, letter);
      }
    } else if (topic != null && !letter.truncated()) {
      takeCause(topic, letter.original());
    }
  }

  private static @Nullable Topic topic(String name) {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.wireName().equals(name))
        .findAny()
        .orElse(null);
  }

  private void takeRecord(@Nullable Topic topic, DeadLetter letter) {
    if (topic == null || topic == Topic.DEAD_LETTERS || topic == Topic.MAIL_LEDGER) {
      leaveOut("there is no such topic to put it in", 1);
      return;
    }
    boolean needed = letter.truncated() || ends.keyed();
    RawRecord origin = needed ? ends.origin(topic, letter.origin()) : null;
    byte[] bytes = letter.truncated() ? whole(origin) : letter.original();
    String key = origin == null ? null : origin.key();
    if (bytes == null) {
      leaveOut("was cut, and is not whole at its origin", 1);
    } else if (bytes.length == 0) {
      leaveOut("is empty", 1);
    } else if (people.since(letter.at(), RecordIdentity.personOf(bytes))) {
      leaveOut("is about a person who was erased since", 1);
    } else if (written.add(ByteBuffer.wrap(bytes))) {
      String named = key == null ? RecordIdentity.keyOf(topic, bytes) : key;
      if (named == null && ends.keyed() && COMPACTED.contains(topic)) {
        leaveOut("says no key, and is not at its origin any more", 1);
      } else {
        write(topic, named, bytes);
      }
    } else {
      leaveOut("is a copy of another one", 1);
    }
  }

  private static byte @Nullable [] whole(@Nullable RawRecord origin) {
    return origin == null || origin.isCut() ? null : origin.value();
  }

  /** What asks for a mail, if it is one that is looked for. */
  private void takeCause(Topic topic, byte @Nullable [] json) {
    if (json == null) {
      return;
    }
    if (topic == Topic.SALES_ALERTS) {
      takeAlert(json);
    } else if (topic == Topic.SEND_REQUESTS) {
      MessageRequestReader.ofJourneys().read(json).items().forEach(this::takeRequest);
    } else if (topic == Topic.MESSAGE_REQUESTS) {
      MessageRequestReader.ofCustomers().read(json).items().forEach(this::takeRequest);
    }
  }

  private void takeAlert(byte[] json) {
    try {
      SalesAlert alert = SalesAlertCodec.read(json);
      Set<String> missed = mails.getOrDefault(alert.alertId(), Set.of());
      List<String> recipients =
          alert.recipients().stream()
              .filter(recipient -> missed.contains(MessageId.of(alert.alertId(), recipient)))
              .toList();
      if (recipients.isEmpty()) {
        return;
      }
      recipients.forEach(to -> missed.remove(MessageId.of(alert.alertId(), to)));
      if (people.shownIn(alert)) {
        leaveOut("shows a person who was erased since", recipients.size());
      } else {
        write(
            Topic.SALES_ALERTS,
            alert.buyingGroupId(),
            SalesAlertCodec.write(alert.redriven(recipients, now, now.plus(worth))));
      }
      mails.remove(alert.alertId(), Set.of());
    } catch (UnreadableAlertException e) {
      // A dead letter of its own says so.
    }
  }

  private void takeRequest(MessageRequest request) {
    Set<String> missed = mails.remove(request.requestId());
    if (missed == null) {
      return;
    }
    MessageRequest again =
        request.redriven(now, request.notAfter() == null ? null : now.plus(worth));
    if (people.since(request.requestedAt(), request.personId())) {
      leaveOut("is about a person who was erased since", missed.size());
    } else if (request.origin() == null) {
      write(Topic.MESSAGE_REQUESTS, request.personId(), OutsideRequestWriter.write(again));
    } else {
      write(Topic.SEND_REQUESTS, request.personId(), MessageRequestWriter.write(again));
    }
  }

  private void write(Topic topic, @Nullable String key, byte[] bytes) {
    ends.write(topic, key, bytes);
    sent++;
  }
}
