package dev.handoff.operator;

import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.gate.RecipientFile;
import dev.handoff.domain.message.BounceReader;
import dev.handoff.domain.message.MessageEvent;
import java.util.Objects;

/** What news about an address means to the gate. */
final class RecipientNews {

  private RecipientNews() {}

  static void tell(RecipientRecord record, RecipientFile file) {
    switch (record.kind()) {
      case EVENT -> tell(Objects.requireNonNull(record.event()), file);
      case CONSENT -> file.consented(Objects.requireNonNull(record.consent()));
      case ERASE -> file.erase(Objects.requireNonNull(record.personId()));
      case MAIL -> throw new IllegalArgumentException("a mail is no news about an address");
    }
  }

  private static void bounced(MessageEvent event, RecipientFile file) {
    switch (BounceReader.of(event)) {
      case HARD -> file.hardBounced(event.occurredAt());
      case RECIPIENT_SOFT -> file.softBounced(event.messageId(), event.occurredAt());
      case MESSAGE_FAULT -> {
        // That says nothing about the address.
      }
    }
  }

  private static void tell(MessageEvent event, RecipientFile file) {
    switch (event.type()) {
      case BOUNCED -> bounced(event, file);
      case COMPLAINED -> file.complained(event.occurredAt());
      case UNSUBSCRIBED -> file.unsubscribed(event.topic(), event.occurredAt());
      case OPENED, CLICKED -> {
        if (!event.automated()) {
          file.reached(event.occurredAt());
        }
      }
      case DELIVERED -> file.reached(event.occurredAt());
      case SENT, DEFERRED -> {
        // The server has it, or not yet: that says nothing about the mailbox.
      }
    }
  }
}
