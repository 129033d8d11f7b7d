package dev.handoff.mail.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says happened to mails after the checkpoint that a task was restored from. An
 * entry stays until its mail is met, in state or when the source brings it again.
 */
public final class LedgerReplay {

  private final IntPredicate ownKeyGroups;
  private final Map<String, Fate> fates = new HashMap<>();

  /**
   * What is known of one mail.
   *
   * @param attempts the number of its last attempt
   * @param open whether an attempt was begun whose outcome nobody knows
   * @param unknown attempts of which the server's last word was lost
   * @param settled SENT, REFUSED or BOUNCED, when it is
   * @param at when that was, or the last step
   * @param code the server's reply code then
   */
  public record Fate(
      int attempts,
      boolean open,
      int unknown,
      LedgerEntry.@Nullable Step settled,
      Instant at,
      int code) {}

  /** Of the mails of these key groups. */
  public LedgerReplay(IntPredicate ownKeyGroups) {
    this.ownKeyGroups = ownKeyGroups;
  }

  /**
   * Takes an entry. A mail that was sent by anybody is sent, whatever else was tried; the entries
   * of one log come in order, those of different logs in any.
   */
  public void take(LedgerEntry entry) {
    if (ownKeyGroups.test(entry.keyGroup())) {
      fates.merge(entry.messageId(), first(entry), (known, more) -> with(known, entry));
    }
  }

  /**
   * What is known of a mail, which is then met; null when there is nothing.
   *
   * @param redrivenAt when the mail was put in again, if it was: what came of it before counts only
   *     when it was sent then
   */
  public @Nullable Fate claim(String messageId, @Nullable Instant redrivenAt) {
    Fate fate = fates.remove(messageId);
    boolean ofBefore = fate != null && redrivenAt != null && fate.at().isBefore(redrivenAt);
    return ofBefore && fate.settled() != LedgerEntry.Step.SENT ? null : fate;
  }

  /** How many mails have not been met yet. */
  public int unclaimed() {
    return fates.size();
  }

  private static Fate first(LedgerEntry entry) {
    return with(new Fate(0, false, 0, null, entry.at(), 0), entry);
  }

  private static Fate with(Fate fate, LedgerEntry entry) {
    int attempts = Math.max(fate.attempts(), entry.attempt());
    boolean sent = fate.settled() == LedgerEntry.Step.SENT;
    return switch (entry.step()) {
      case ATTEMPTING -> {
        // What was refused is attempted again only when it was put in again.
        boolean over = sent || entry.at().isBefore(fate.at());
        yield new Fate(
            attempts,
            true,
            fate.unknown(),
            over ? fate.settled() : null,
            over ? fate.at() : entry.at(),
            fate.code());
      }
      case SENT ->
          new Fate(
              attempts, false, fate.unknown(), LedgerEntry.Step.SENT, entry.at(), entry.code());
      case REFUSED, BOUNCED ->
          sent
              ? fate
              : new Fate(attempts, false, fate.unknown(), entry.step(), entry.at(), entry.code());
      case DEFERRED ->
          new Fate(attempts, false, fate.unknown(), fate.settled(), entry.at(), entry.code());
      case UNKNOWN ->
          new Fate(attempts, false, fate.unknown() + 1, fate.settled(), entry.at(), entry.code());
    };
  }
}
