package dev.handoff.operator;

import dev.handoff.codec.SalesAlertCodec;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.mail.DeliveryOutcome;
import dev.handoff.mail.DeliveryOutcome.Result;
import dev.handoff.mail.InlineImage;
import dev.handoff.mail.MimeComposer;
import dev.handoff.mail.OutgoingMail;
import dev.handoff.template.AlertRenderer;
import dev.handoff.template.Logo;
import dev.handoff.template.RenderedMail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * Renders and hands over alert mails, off the task thread. Input: mails the gate let through.
 * Output: a dead letter for each that could not be delivered in time or was refused. State: Flink
 * keeps the mails under way and sends them again after a restore, with the same Message-ID.
 */
public final class SendAlert extends RichAsyncFunction<OutboundMail, DeadLetter> {

  private static final long serialVersionUID = 1L;
  private static final String STAGE = "deliver";

  private final MailSettings settings;
  private final Clock clock;
  private final boolean bounded;

  /** A run over past data may have a clock that stands still; patience does not. */
  private final Clock patienceClock;

  private transient @Nullable ScheduledExecutorService threads;
  private transient MailDoor door;
  private transient AlertRenderer renderer;
  private transient MimeComposer composer;
  private transient Counter sent;
  private transient Counter deferred;
  private transient Counter failed;

  /**
   * @param bounded whether the input ends: then a mail has {@code mail.drain} to get through,
   *     instead of the alert's own time
   */
  public SendAlert(MailSettings settings, Clock clock, boolean bounded) {
    this.settings = settings;
    this.clock = clock;
    this.bounded = bounded;
    this.patienceClock = bounded ? Clock.systemUTC() : clock;
  }

  @Override
  public void open(OpenContext context) {
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    sent = metrics.counter("mailsSent");
    deferred = metrics.counter("mailsDeferred");
    failed = metrics.counter("mailsFailed");
    renderer = AlertLook.open(settings, metrics);
    composer = settings.composer();
    door = MailDoor.open(settings);
    threads = Executors.newScheduledThreadPool(settings.threads());
  }

  @Override
  public void asyncInvoke(OutboundMail mail, ResultFuture<DeadLetter> result) {
    Instant giveUpAt =
        bounded
            ? patienceClock.instant().plus(settings.drain())
            : Objects.requireNonNull(mail.alert()).notAfter();
    schedule(() -> attempt(mail, result, settings.firstRetry(), giveUpAt, false), Duration.ZERO);
  }

  /** One mail may take longer than any timer of Flink's: it ends by its own deadline. */
  @Override
  public void timeout(OutboundMail mail, ResultFuture<DeadLetter> result) {
    result.complete(List.of(deadLetter(mail, "not delivered in time")));
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
      door.close();
    }
  }

  /**
   * Tries, and if need be again after the pause; what would come too late is tried once more when
   * time is over.
   */
  private void attempt(
      OutboundMail mail,
      ResultFuture<DeadLetter> result,
      Duration pause,
      Instant giveUpAt,
      boolean last) {
    try {
      DeliveryOutcome outcome = deliver(mail);
      if (outcome.result() == Result.ACCEPTED) {
        sent.inc();
        result.complete(List.of());
      } else if (outcome.result() == Result.REFUSED) {
        failed.inc();
        result.complete(
            List.of(deadLetter(mail, "refused by the mail server: " + outcome.reply())));
      } else if (last || !patienceClock.instant().isBefore(giveUpAt)) {
        failed.inc();
        result.complete(List.of(deadLetter(mail, "not delivered in time: " + outcome.reply())));
      } else {
        deferred.inc();
        Duration left = Duration.between(patienceClock.instant(), giveUpAt);
        boolean lastNext = pause.compareTo(left) >= 0;
        schedule(
            () -> attempt(mail, result, pause.multipliedBy(2), giveUpAt, lastNext),
            lastNext ? left : pause);
      }
    } catch (RuntimeException e) {
      failed.inc();
      result.complete(
          List.of(deadLetter(mail, "cannot be rendered: " + e.getClass().getSimpleName())));
    }
  }

  private DeliveryOutcome deliver(OutboundMail mail) {
    SalesAlert alert = Objects.requireNonNull(mail.alert());
    RenderedMail rendered = renderer.render(alert, mail.recipient());
    OutgoingMail outgoing =
        new OutgoingMail(
            mail.messageId(),
            mail.recipient(),
            rendered.subject(),
            rendered.text(),
            rendered.html(),
            rendered.page(),
            image(rendered.logo()),
            alert.decidedAt());
    return door.deliver(outgoing, composer.compose(outgoing));
  }

  private static @Nullable InlineImage image(@Nullable Logo logo) {
    return logo == null ? null : new InlineImage(logo.contentId(), logo.type(), logo.bytes());
  }

  private void schedule(Runnable attempt, Duration pause) {
    ScheduledExecutorService running = threads;
    if (running != null) {
      ScheduledFuture<?> unused =
          running.schedule(attempt, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private DeadLetter deadLetter(OutboundMail mail, String reason) {
    return DeadLetter.of(
        Topic.SALES_ALERTS.wireName(),
        STAGE,
        reason,
        null,
        List.of(),
        SalesAlertCodec.write(Objects.requireNonNull(mail.alert())),
        Origin.ofOutput(Topic.SALES_ALERTS.wireName()),
        bounded ? Objects.requireNonNull(mail.alert()).decidedAt() : clock.instant());
  }
}
