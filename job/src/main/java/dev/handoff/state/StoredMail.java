package dev.handoff.state;

import dev.handoff.domain.message.OutboundMail;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is not settled, as stored.
 *
 * @param mail what is to be sent
 * @param letThrough whether the gate let it through: else it waits to walk the whole gate
 * @param attempts how many attempts have ended
 * @param unknown of how many the server's last word was lost (RFC 1047)
 * @param interrupted how many were cut off by a kill
 * @param notBefore when the next attempt, or walk, may be
 * @param giveUpAt when there is no further attempt
 * @param reply what the server said last, without addresses
 * @param heldUntil the last instant, in the time of the records, until which the gate held it;
 *     null: it never did
 */
public record StoredMail(
    OutboundMail mail,
    boolean letThrough,
    int attempts,
    int unknown,
    int interrupted,
    Instant notBefore,
    Instant giveUpAt,
    @Nullable String reply,
    @Nullable Instant heldUntil) {

  /**
   * Just come, and yet to walk the gate.
   *
   * @param mayBeThere whether the server may have it from before it was put in again
   */
  public static StoredMail of(
      OutboundMail mail, boolean mayBeThere, Instant notBefore, Instant giveUpAt) {
    int unknown = mayBeThere ? 1 : 0;
    return new StoredMail(mail, false, 0, unknown, 0, notBefore, giveUpAt, null, null);
  }

  /** After an attempt that is to be repeated. */
  public StoredMail after(int attempt, boolean fateUnknown, Instant notBefore, String reply) {
    return new StoredMail(
        mail,
        letThrough,
        attempt,
        unknown + (fateUnknown ? 1 : 0),
        interrupted,
        notBefore,
        giveUpAt,
        reply,
        heldUntil);
  }

  /** With attempts that the state does not know of: a kill came between. */
  public StoredMail with(int attempt, int moreUnknown, int moreInterrupted, Instant notBefore) {
    return new StoredMail(
        mail,
        letThrough,
        Math.max(attempts, attempt),
        unknown + moreUnknown,
        interrupted + moreInterrupted,
        notBefore,
        giveUpAt,
        reply,
        heldUntil);
  }

  /** Let through, or made to wait for the gate. */
  public StoredMail judged(boolean letThrough, Instant notBefore) {
    return new StoredMail(
        mail, letThrough, attempts, unknown, interrupted, notBefore, giveUpAt, reply, heldUntil);
  }

  /** Held by the gate; whether it was let through before stays as it is. */
  public StoredMail held(Instant until) {
    return new StoredMail(
        mail, letThrough, attempts, unknown, interrupted, until, giveUpAt, reply, until);
  }

  /** Whether the server may have it already. */
  public boolean mayBeThere() {
    return unknown + interrupted > 0;
  }
}
