package dev.handoff.domain.report;

import static dev.handoff.fixture.Lumia.ADA;

import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Decision;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.message.MessageEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** News of Ada's newsletter. */
public final class Heard {

  /** The mail. */
  public static final String MAIL = "mail-1";

  private Heard() {}

  /** Something became of it. */
  public static MailNews heard(MessageEvent.Type type, Instant at) {
    return event(MAIL, type, at, false, null);
  }

  /** A machine did something with it. */
  public static MailNews byMachine(MessageEvent.Type type, Instant at) {
    return event(MAIL, type, at, true, null);
  }

  /** It was refused for good. */
  public static MailNews bounced(BounceClass bounceClass, Instant at) {
    return event(MAIL, MessageEvent.Type.BOUNCED, at, false, bounceClass);
  }

  /** Something became of another mail of the same newsletter. */
  public static MailNews ofMail(String messageId, MessageEvent.Type type, Instant at) {
    return event(messageId, type, at, false, null);
  }

  private static MailNews event(
      String messageId,
      MessageEvent.Type type,
      Instant at,
      boolean automated,
      @Nullable BounceClass bounceClass) {
    return MailNews.of(
        new MessageEvent(
            messageId + type + at,
            messageId,
            ADA,
            "ada@lumia.example",
            null,
            "newsletter",
            null,
            type,
            automated,
            at,
            null,
            bounceClass));
  }

  /** The gate decided. */
  public static MailNews decided(Decision decision, @Nullable Reason reason, Instant at) {
    return MailNews.of(
        new MessageDecision(
            MAIL,
            MessageClass.PROMOTIONAL,
            "newsletter",
            1,
            null,
            "req-1",
            null,
            null,
            null,
            null,
            null,
            ADA,
            "ada@lumia.example",
            "news",
            decision,
            reason,
            null,
            at,
            null));
  }
}
