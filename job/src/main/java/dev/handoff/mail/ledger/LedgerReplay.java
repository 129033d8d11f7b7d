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
   * @param interrupted attempts begun before another one, without an outcome: cut off by a kill
   * @param settled SENT, REFUSED or BOUNCED, when it is
   * @param at when that was, or the last step
   * @param code the server's reply code then
   */
  public record Fate(
      int attempts,
      boolean open,
      int unknown,
      int interrupted,
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
    return with(new Fate(0, false, 0, 0, null, entry.at(), 0), entry);
  }

  private static Fate with(Fate fate, LedgerEntry entry) {
    return switch (entry.step()) {
      case ATTEMPTING -> begun(fate, entry);
      case SENT -> ended(fate, entry, 0, LedgerEntry.Step.SENT);
      case REFUSED, BOUNCED ->
          fate.settled() == LedgerEntry.Step.SENT ? fate : ended(fate, entry, 0, entry.step());
      case DEFERRED -> ended(fate, entry, 0, fate.settled());
      case UNKNOWN -> ended(fate, entry, 1, fate.settled());
    };
  }

  /**
   * An attempt that is older than others comes from a log that is read after theirs; one that is
   * newer than a refusal is of a mail that was put in again.
   */
  private static Fate begun(Fate fate, LedgerEntry entry) {
    boolean over = fate.settled() == LedgerEntry.Step.SENT || entry.at().isBefore(fate.at());
    boolean another = fate.open() || (over && entry.attempt() < fate.attempts());
    return new Fate(
        Math.max(fate.attempts(), entry.attempt()),
        true,
        fate.unknown(),
        fate.interrupted() + (another ? 1 : 0),
        over ? fate.settled() : null,
        over ? fate.at() : entry.at(),
        fate.code());
  }

  private static Fate ended(
      Fate fate, LedgerEntry entry, int unknown, LedgerEntry.@Nullable Step settled) {
    return new Fate(
        Math.max(fate.attempts(), entry.attempt()),
        false,
        fate.unknown() + unknown,
        fate.interrupted(),
        settled,
        entry.at(),
        entry.code());
  }
}
