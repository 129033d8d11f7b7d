package dev.handoff.domain.message;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.group.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one recipient on its way through the gate to the server: a sales alert, or a message
 * to a person. It pins all that the mail is made of, so that every attempt renders the same bytes.
 * Exactly one of the two bodies is there.
 *
 * @param messageId hash of what asked for the mail and the address; the same after any replay
 * @param messageClass which rules it goes by, {@link MessageClass#ALERT} for an alert only
 * @param recipient the address, an addr-spec (RFC 5321, RFC 6531)
 * @param alert body of an alert
 * @param request body of a message: who asked for what, with which data
 * @param messageVersion version of the message definition that is rendered, at least 1; null for an
 *     alert
 * @param definitionJson that definition, as the catalog record has it; null for an alert
 * @param person who gets a message, as they were known when it was asked for; null for an alert
 * @param topic the topic that consent is looked up for; null for an alert
 * @param locale language of the mail, a BCP 47 tag
 * @param timeZone zone of the dates in it, an IANA name
 * @param requestedAt when it was asked for, last; the {@code Date} of the mail
 * @param notAfter after this the mail is stale and is not sent; null: never stale
 */
public record OutboundMail(
    String messageId,
    MessageClass messageClass,
    String recipient,
    @Nullable SalesAlert alert,
    @Nullable MessageRequest request,
    @Nullable Integer messageVersion,
    @Nullable String definitionJson,
    @Nullable Person person,
    @Nullable String topic,
    String locale,
    String timeZone,
    Instant requestedAt,
    @Nullable Instant notAfter) {

  /** A sales alert for one of its recipients. */
  public static OutboundMail of(String messageId, String recipient, SalesAlert alert) {
    return new OutboundMail(
        messageId,
        MessageClass.ALERT,
        recipient,
        alert,
        null,
        null,
        null,
        null,
        null,
        alert.locale(),
        alert.timeZone(),
        alert.redrivenAt() == null ? alert.decidedAt() : alert.redrivenAt(),
        alert.notAfter());
  }

  /** When it was put in again, because it did not go in time; null: it was not (ADR 0027). */
  public @Nullable Instant redrivenAt() {
    if (alert != null) {
      return alert.redrivenAt();
    }
    return request == null ? null : request.redrivenAt();
  }

  /**
   * A message to a person, who is known by this address. It is as old as the request, or the
   * definition, lets it be.
   *
   * @param recipient the person's address
   * @param definitionJson the catalog record of {@code definition}
   */
  public static OutboundMail of(
      String messageId,
      String recipient,
      MessageRequest request,
      MessageDefinition definition,
      String definitionJson,
      Person person,
      String locale,
      String timeZone) {
    MessageRequest.Origin origin = request.origin();
    String topic = origin == null ? null : origin.topic();
    Instant asked = request.notAfter();
    return new OutboundMail(
        messageId,
        definition.messageClass(),
        recipient,
        null,
        request,
        definition.version(),
        definitionJson,
        person,
        topic == null ? definition.topic() : topic,
        locale,
        timeZone,
        request.askedAt(),
        asked != null || definition.notAfter() == null
            ? asked
            : request.askedAt().plus(definition.notAfter()));
  }
}
