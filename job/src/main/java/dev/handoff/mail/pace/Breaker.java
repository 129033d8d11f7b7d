package dev.handoff.mail.pace;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stops all sending while nothing would pass: at once when the server refuses us (authentication,
 * TLS, policy), and after five connections in a row that did not come about. After a pause, which
 * doubles up to a minute, one mail tries; if it gets an answer, everything goes on.
 */
public final class Breaker {

  private static final int CONNECTIONS_IN_A_ROW = 5;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Duration first;
  private Duration pause;
  private int failed;
  private @Nullable Instant openUntil;
  private boolean trying;

  /**
   * @param first the first pause
   */
  public Breaker(Duration first) {
    this.first = first;
    this.pause = first;
  }

  /** Whether a mail may be handed over now. */
  public boolean lets(Instant now) {
    return openUntil == null || (!trying && !now.isBefore(openUntil));
  }

  /** A mail is handed over. */
  public void begin() {
    trying = openUntil != null;
  }

  /** The server took a mail, or said what is wrong with this one. */
  public void answered() {
    failed = 0;
    openUntil = null;
    trying = false;
    pause = first;
  }

  /** A mail that was handed over did not come as far as the server: another one may try. */
  public void notAsked() {
    trying = false;
  }

  /** Whether a mail is under way to find out if sending goes on, and all others wait for it. */
  public boolean isTrying() {
    return trying;
  }

  /** There was no connection. */
  public void unreachable(Instant now) {
    failed++;
    if (failed >= CONNECTIONS_IN_A_ROW || openUntil != null) {
      open(now);
    }
  }

  /** The server refuses us, not this mail. */
  public void refused(Instant now) {
    open(now);
  }

  /** Whether sending is stopped. */
  public boolean isOpen() {
    return openUntil != null;
  }

  /** When a mail may try again; null when nothing is stopped. */
  public @Nullable Instant openUntil() {
    return openUntil;
  }

  private void open(Instant now) {
    // Mails that were under way when it opened say the same once more: that is no further failure.
    if (openUntil == null || trying) {
      openUntil = now.plus(pause);
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
      trying = false;
    }
  }
}
