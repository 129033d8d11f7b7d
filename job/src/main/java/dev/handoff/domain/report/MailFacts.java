package dev.handoff.domain.report;

import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.BounceReader;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Decision;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.message.MessageEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one mail, as far as the report goes. It depends on what happened, not on the
 * order in which it is heard nor on how often, so that late, repeated and replayed news change
 * nothing that they should not. Mutable.
 *
 * <p>A mail counts once its sending is known: by {@code sent}, or by the server's answer ({@code
 * delivered}, {@code bounced}). What is heard of a mail whose sending nobody tells is kept, and not
 * counted.
 */
public final class MailFacts {

  private @Nullable MessageClass messageClass;
  private @Nullable String message;
  private @Nullable String journeyId;
  private @Nullable Instant sentAt;
  private @Nullable Instant answeredAt;
  private @Nullable Instant stoppedAt;
  private @Nullable Reason stopReason;
  private @Nullable Instant deferredAt;
  private @Nullable Instant firstAt;
  private @Nullable BounceClass bounceClass;
  private final Set<Seen> seen;

  /** What happened to the mail at least once. */
  public enum Seen {
    DELIVERED,
    OPENED,
    CLICKED,
    COMPLAINED,
    UNSUBSCRIBED,
    CONVERTED,
    AUTOMATED
  }

  /** What a mail adds to the report. */
  public record Contribution(ReportKey key, Counts counts) {}

  /** The times of a mail; each is the first of its kind. */
  public record Times(
      @Nullable Instant sentAt,
      @Nullable Instant answeredAt,
      @Nullable Instant stoppedAt,
      @Nullable Instant deferredAt,
      @Nullable Instant firstAt) {}

  /** Nothing is known yet. */
  public MailFacts() {
    this(null, null, null, new Times(null, null, null, null, null), null, null, Set.of());
  }

  /** As it was kept. */
  public MailFacts(
      @Nullable MessageClass messageClass,
      @Nullable String message,
      @Nullable String journeyId,
      Times times,
      @Nullable Reason stopReason,
      @Nullable BounceClass bounceClass,
      Set<Seen> seen) {
    this.messageClass = messageClass;
    this.message = message;
    this.journeyId = journeyId;
    this.sentAt = times.sentAt();
    this.answeredAt = times.answeredAt();
    this.stoppedAt = times.stoppedAt();
    this.deferredAt = times.deferredAt();
    this.firstAt = times.firstAt();
    this.stopReason = stopReason;
    this.bounceClass = bounceClass;
    this.seen = EnumSet.noneOf(Seen.class);
    this.seen.addAll(seen);
  }

  /** Takes in what is heard. */
  public void hear(MailNews news) {
    firstAt = earlier(firstAt, news.at());
    if (news.decision() != null) {
      hear(news.decision());
    } else if (news.event() != null) {
      hear(news.event());
    } else {
      seen.add(Seen.CONVERTED);
    }
  }

  private void hear(MessageDecision decision) {
    name(decision.messageClass(), decision.message(), decision.journeyId());
    if (decision.decision() == Decision.STOP) {
      Reason reason = Objects.requireNonNull(decision.reason(), "a stop has a reason");
      boolean first = stoppedAt == null || decision.at().isBefore(stoppedAt);
      boolean sameTime = decision.at().equals(stoppedAt);
      if (first || (sameTime && stopReason != null && reason.compareTo(stopReason) < 0)) {
        stoppedAt = decision.at();
        stopReason = reason;
      }
    } else if (decision.decision() == Decision.DEFER) {
      deferredAt = earlier(deferredAt, decision.at());
    }
  }

  private void hear(MessageEvent event) {
    name(event.messageClass(), event.message(), event.journeyId());
    switch (event.type()) {
      case SENT -> sentAt = earlier(sentAt, event.occurredAt());
      case DEFERRED -> deferredAt = earlier(deferredAt, event.occurredAt());
      case DELIVERED -> {
        answeredAt = earlier(answeredAt, event.occurredAt());
        seen.add(Seen.DELIVERED);
      }
      case BOUNCED -> {
        answeredAt = earlier(answeredAt, event.occurredAt());
        BounceClass found = BounceReader.of(event);
        bounceClass = bounceClass == null || found.compareTo(bounceClass) < 0 ? found : bounceClass;
      }
      case OPENED -> seen.add(event.automated() ? Seen.AUTOMATED : Seen.OPENED);
      case CLICKED -> seen.add(event.automated() ? Seen.AUTOMATED : Seen.CLICKED);
      case COMPLAINED -> seen.add(Seen.COMPLAINED);
      case UNSUBSCRIBED -> seen.add(Seen.UNSUBSCRIBED);
    }
  }

  /** Of two names the first in the alphabet, so that the order of news does not matter. */
  private void name(
      @Nullable MessageClass ofClass, @Nullable String ofMessage, @Nullable String ofJourney) {
    messageClass = first(messageClass, ofClass);
    message = first(message, ofMessage);
    journeyId = first(journeyId, ofJourney);
  }

  /** When the mail was sent; null when nobody has told. */
  public @Nullable Instant sendingAt() {
    return sentAt == null ? answeredAt : sentAt;
  }

  /** From when the time counts for which the mail is remembered: its sending, else its stop. */
  public Instant rememberedFrom() {
    Instant sending = sendingAt();
    Instant from = sending == null ? stoppedAt : sending;
    return Objects.requireNonNull(from == null ? firstAt : from, "nothing was heard");
  }

  /** What the mail adds to the report as it is known now; null when that is nothing yet. */
  public @Nullable Contribution contribution(ZoneId zone) {
    Instant sending = sendingAt();
    if (sending != null) {
      return new Contribution(key(sending, zone), Counts.of(metrics()));
    }
    Counts deferred = deferredAt == null ? Counts.none() : Counts.of(Set.of(Metric.DEFERRED));
    if (stoppedAt != null && stopReason != null) {
      return new Contribution(key(stoppedAt, zone), Counts.suppressed(stopReason).plus(deferred));
    }
    return deferredAt == null ? null : new Contribution(key(deferredAt, zone), deferred);
  }

  private Set<Metric> metrics() {
    boolean reached = seen.contains(Seen.OPENED) || seen.contains(Seen.CLICKED);
    Set<Metric> metrics = EnumSet.of(Metric.SENT);
    if (bounceClass != null && !reached) {
      metrics.add(Metric.of(bounceClass));
    } else {
      metrics.add(Metric.DELIVERED);
      if (reached || seen.contains(Seen.DELIVERED)) {
        metrics.add(Metric.CONFIRMED);
      }
    }
    if (deferredAt != null) {
      metrics.add(Metric.DEFERRED);
    }
    if (reached) {
      metrics.add(Metric.OPENED);
    }
    for (Seen one : seen) {
      switch (one) {
        case CLICKED -> metrics.add(Metric.CLICKED);
        case COMPLAINED -> metrics.add(Metric.COMPLAINED);
        case UNSUBSCRIBED -> metrics.add(Metric.UNSUBSCRIBED);
        case CONVERTED -> metrics.add(Metric.CONVERTED);
        case AUTOMATED -> metrics.add(Metric.AUTOMATED);
        case DELIVERED, OPENED -> {
          // Said above, where a bounce is weighed against them.
        }
      }
    }
    return metrics;
  }

  private ReportKey key(Instant at, ZoneId zone) {
    return ReportKey.of(at.atZone(zone).toLocalDate(), messageClass, message, journeyId);
  }

  public @Nullable MessageClass messageClass() {
    return messageClass;
  }

  public @Nullable String message() {
    return message;
  }

  public @Nullable String journeyId() {
    return journeyId;
  }

  public Times times() {
    return new Times(sentAt, answeredAt, stoppedAt, deferredAt, firstAt);
  }

  public @Nullable Reason stopReason() {
    return stopReason;
  }

  public @Nullable BounceClass bounceClass() {
    return bounceClass;
  }

  public Set<Seen> seen() {
    return Set.copyOf(seen);
  }

  private static <T extends Comparable<? super T>> @Nullable T first(
      @Nullable T known, @Nullable T also) {
    if (known == null || also == null) {
      return known == null ? also : known;
    }
    return also.compareTo(known) < 0 ? also : known;
  }

  private static Instant earlier(@Nullable Instant known, Instant also) {
    return known == null || also.isBefore(known) ? also : known;
  }
}
