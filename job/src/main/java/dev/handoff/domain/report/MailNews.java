package dev.handoff.domain.report;

import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something is heard about one mail. Exactly one of the three is there.
 *
 * @param messageId the mail
 * @param decision what the gate decided
 * @param event what became of it
 * @param convertedAt when the person did what the message is meant to bring about
 */
public record MailNews(
    String messageId,
    @Nullable MessageDecision decision,
    @Nullable MessageEvent event,
    @Nullable Instant convertedAt) {

  public static MailNews of(MessageDecision decision) {
    return new MailNews(decision.messageId(), decision, null, null);
  }

  public static MailNews of(MessageEvent event) {
    return new MailNews(event.messageId(), null, event, null);
  }

  /** The goal was reached. */
  public static MailNews converted(String messageId, Instant at) {
    return new MailNews(messageId, null, null, at);
  }

  /** When it happened. */
  public Instant at() {
    if (decision != null) {
      return decision.at();
    }
    if (event != null) {
      return event.occurredAt();
    }
    if (convertedAt != null) {
      return convertedAt;
    }
    throw new IllegalStateException("news of nothing about " + messageId);
  }
}
