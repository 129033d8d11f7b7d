package dev.handoff.state;

import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.report.MailFacts;
import dev.handoff.domain.report.MailFacts.Seen;
import dev.handoff.domain.report.MailFacts.Times;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the report knows of one mail, as stored. */
public record StoredMailFacts(
    int formatVersion,
    @Nullable MessageClass messageClass,
    @Nullable String message,
    @Nullable String journeyId,
    @Nullable Instant sentAt,
    @Nullable Instant answeredAt,
    @Nullable Instant stoppedAt,
    @Nullable Instant deferredAt,
    @Nullable Instant firstAt,
    @Nullable Reason stopReason,
    @Nullable BounceClass bounceClass,
    List<Seen> seen) {

  private static final int FORMAT_VERSION = 1;

  /** The stored form. */
  public static StoredMailFacts of(MailFacts facts) {
    Times times = facts.times();
    return new StoredMailFacts(
        FORMAT_VERSION,
        facts.messageClass(),
        facts.message(),
        facts.journeyId(),
        times.sentAt(),
        times.answeredAt(),
        times.stoppedAt(),
        times.deferredAt(),
        times.firstAt(),
        facts.stopReason(),
        facts.bounceClass(),
        facts.seen().stream().sorted().toList());
  }

  /** The facts. */
  public MailFacts toDomain() {
    return new MailFacts(
        messageClass,
        message,
        journeyId,
        new Times(sentAt, answeredAt, stoppedAt, deferredAt, firstAt),
        stopReason,
        bounceClass,
        Set.copyOf(seen));
  }
}
