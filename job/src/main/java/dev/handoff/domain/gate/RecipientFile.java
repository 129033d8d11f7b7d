package dev.handoff.domain.gate;

import dev.handoff.domain.gate.Suppressions.Protest;
import dev.handoff.domain.message.Consent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the gate knows about one address. Mutable. Mails let through are forgotten when the
 * look-back is over; consents and suppressions stay until the person is erased or says otherwise
 * (SPEC section 8).
 */
public final class RecipientFile {

  private Suppressions suppressions;
  private final Consents consents;
  private Passes passes;

  public RecipientFile(Suppressions suppressions, Consents consents, Passes passes) {
    this.suppressions = suppressions;
    this.consents = consents;
    this.passes = passes;
  }

  /** An address nobody has written to. */
  public static RecipientFile empty() {
    return new RecipientFile(
        new Suppressions(null, null, List.of(), List.of()),
        new Consents(List.of(), List.of()),
        new Passes(Map.of(), List.of(), Map.of()));
  }

  public Suppressions suppressions() {
    return suppressions;
  }

  public Consents consents() {
    return consents;
  }

  public Passes passes() {
    return passes;
  }

  /** The address does not exist, or takes no mail for good. */
  public void hardBounced(Instant at) {
    suppressions.hardBounced(at);
  }

  /** The recipient's side could not take this mail; five in a row suppress the address. */
  public void softBounced(String messageId, Instant at) {
    suppressions.softBounced(messageId, at);
  }

  /**
   * A mail reached the mailbox, or a person there opened or clicked one: bounces before are over.
   */
  public void reached(Instant at) {
    suppressions.reached(at);
  }

  /** Somebody called a mail spam: promotional mail stops until a later, express consent. */
  public void complained(Instant at) {
    suppressions.objected(Protest.COMPLAINT, null, at);
  }

  /**
   * Somebody unsubscribed without a consent record.
   *
   * @param topic what was left; null: all promotional mail
   */
  public void unsubscribed(@Nullable String topic, Instant at) {
    suppressions.objected(Protest.UNSUBSCRIBE, topic, at);
  }

  /** Somebody behind the address said what they allow. */
  public void consented(Consent consent) {
    consents.add(consent);
  }

  /** A mail goes: it is not let through again, and counts against the cap. */
  public void letThrough(MailAtGate mail, Instant now, GateRules rules) {
    passes.add(mail, now, rules);
  }

  /**
   * Remembers a mail that an earlier version let through.
   *
   * @param forgetAt when it could not be asked for again
   */
  public void rememberLetThrough(String messageId, Instant forgetAt) {
    passes.add(messageId, forgetAt);
  }

  /** A mail that was let through is refused for good: it no longer counts against the cap. */
  public void refused(String messageId) {
    passes.giveBack(messageId);
  }

  /**
   * A mail that was let through is settled without having been sent: put in again, it may go (ADR
   * 0027).
   *
   * @param mayBeThere whether the server may have it all the same (RFC 1047)
   */
  public void unsent(String messageId, boolean mayBeThere) {
    passes.unsent(messageId, mayBeThere);
  }

  /** Whether the server may have a mail that was not known to be sent. */
  public boolean mayBeThere(String messageId) {
    return passes.unsent().getOrDefault(messageId, false);
  }

  /**
   * Forgets a person; with the last one, what was known of the address too, for it was that
   * person's.
   */
  public void erase(String personId) {
    consents.forget(personId);
    if (consents.statements().isEmpty() && consents.laws().isEmpty()) {
      RecipientFile nothing = empty();
      suppressions = nothing.suppressions;
      passes = nothing.passes;
    }
  }

  /** Forgets what no longer matters. */
  public void forget(Instant now, GateRules rules) {
    passes.forget(now, rules);
    suppressions.forget(now);
  }

  /** When there is next something to forget; null: never. */
  public @Nullable Instant nextForgetting(GateRules rules) {
    return Stream.concat(passes.ends(rules), suppressions.ends())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Whether there is nothing to keep. */
  public boolean isEmpty() {
    return passes.isEmpty()
        && suppressions.isEmpty()
        && consents.statements().isEmpty()
        && consents.laws().isEmpty();
  }
}
