package dev.handoff.domain.gate;

import dev.handoff.domain.message.MessageClass;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the gate has to know about one mail.
 *
 * @param messageId hash of alertId or requestId and address
 * @param messageClass which rules it goes by
 * @param recipient the address
 * @param personId who gets it; null for an alert
 * @param message id of its definition; null for an alert
 * @param messageVersion the definition's version; 0 for an alert
 * @param topic what consent is looked up for; null for an alert
 * @param notAfter after this instant it is stale; null: never
 * @param zone where the recipient's day and night are
 * @param accountCountry the country of the person's account, as its owner writes it; null: not
 *     known
 * @param groupMember whether the person is known to be a member of a buying group
 * @param journeyId the journey that asked for it; null when none did
 * @param redriven whether it was put in again because it did not go
 */
public record MailAtGate(
    String messageId,
    MessageClass messageClass,
    String recipient,
    @Nullable String personId,
    @Nullable String message,
    int messageVersion,
    @Nullable String topic,
    @Nullable Instant notAfter,
    ZoneId zone,
    @Nullable String accountCountry,
    boolean groupMember,
    @Nullable String journeyId,
    boolean redriven) {

  boolean promotional() {
    return messageClass == MessageClass.PROMOTIONAL;
  }

  boolean alert() {
    return messageClass == MessageClass.ALERT;
  }
}
