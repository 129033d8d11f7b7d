package dev.handoff.tool.redrive;

import dev.handoff.codec.DeadLetterReader;
import dev.handoff.codec.MessageDecisionReader;
import dev.handoff.codec.MessageEventReader;
import dev.handoff.codec.MessageRequestReader;
import dev.handoff.codec.RecordIdentity;
import dev.handoff.codec.SalesAlertCodec;
import dev.handoff.codec.UnreadableAlertException;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.redrive.Selection;
import dev.handoff.domain.redrive.Stuck;
import dev.handoff.domain.redrive.StuckMails;
import dev.handoff.mail.MailAddress;
import dev.handoff.mail.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What did not go through, as the topics say. */
final class Findings {

  private static final String MARK = "\"redrivenAt\"";

  private final DeadLetterReader letters = new DeadLetterReader();
  private final StuckMails mails = new StuckMails(MailAddress::canonical);
  private final List<Stuck> records = new ArrayList<>();
  private final List<Stuck> all = new ArrayList<>();
  private int unreadable;

  /** Looks through the topics. */
  Findings(Ends ends, Selection selection) {
    ends.forEach(Topic.DEAD_LETTERS, this::takeLetter);
    ends.forEach(
        Topic.MESSAGES, each(json -> MessageDecisionReader.read(json).items().forEach(mails::add)));
    MessageEventReader events = new MessageEventReader();
    ends.forEach(Topic.MESSAGE_EVENTS, each(json -> events.read(json).items().forEach(mails::add)));
    ends.forEach(Topic.SALES_ALERTS, each(this::takeAlert));
    ends.forEach(
        Topic.SEND_REQUESTS, each(json -> takeRequest(MessageRequestReader.ofJourneys(), json)));
    ends.forEach(
        Topic.MESSAGE_REQUESTS,
        each(json -> takeRequest(MessageRequestReader.ofCustomers(), json)));
    all.addAll(records);
    all.addAll(mails.all());
    all.removeIf(stuck -> !selection.holds(stuck));
  }

  /** Everything that is chosen: records in the order of the dead letters, then mails. */
  List<Stuck> chosen() {
    return List.copyOf(all);
  }

  /** Why something is not put in again, whatever was mended; null when it may be. */
  @Nullable String objection(Stuck stuck) {
    return stuck.mail() == null ? null : mails.objection(stuck);
  }

  /** How many dead letters are none. */
  int unreadable() {
    return unreadable;
  }

  /** The dead letter in a record; null when it is none. */
  @Nullable DeadLetter letter(RawRecord raw) {
    byte[] json = raw.value();
    List<DeadLetter> read = json == null ? List.of() : letters.read(json).items();
    return read.isEmpty() ? null : read.get(0);
  }

  private void takeLetter(RawRecord raw) {
    DeadLetter letter = letter(raw);
    if (letter == null) {
      unreadable++;
    } else if (letter.origin().messageId() != null) {
      mails.add(letter, letter.origin().messageId(), RecordIdentity.causeOf(letter.original()));
    } else {
      records.add(Stuck.of(letter));
    }
  }

  private void takeAlert(byte[] json) {
    if (isMarked(json)) {
      try {
        SalesAlert alert = SalesAlertCodec.read(json);
        for (String recipient : alert.recipients()) {
          if (alert.redrivenAt() != null) {
            mails.redriven(MessageId.of(alert.alertId(), recipient), alert.redrivenAt());
          }
        }
      } catch (UnreadableAlertException e) {
        // Its dead letter says so.
      }
    }
  }

  private void takeRequest(MessageRequestReader reader, byte[] json) {
    if (isMarked(json)) {
      for (MessageRequest request : reader.read(json).items()) {
        if (request.redrivenAt() != null) {
          mails.redriven(request.requestId(), request.redrivenAt());
        }
      }
    }
  }

  private static boolean isMarked(byte[] json) {
    return new String(json, StandardCharsets.ISO_8859_1).contains(MARK);
  }

  private static Consumer<RawRecord> each(Consumer<byte[]> reader) {
    return raw -> {
      byte[] json = raw.value();
      if (json != null && !raw.isCut()) {
        reader.accept(json);
      }
    };
  }
}
