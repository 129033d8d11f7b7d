package dev.handoff.domain.message;

/**
 * Whose fault it is that a mail was refused for good (SPEC section 6). Who decides what follows,
 * the send gate, suppresses an address after one {@link #HARD} bounce, after five {@link
 * #RECIPIENT_SOFT} ones in a row without a delivery between, and never for a {@link
 * #MESSAGE_FAULT}.
 */
public enum BounceClass {
  /** The address reaches nobody, and will not: no such mailbox, no such domain. */
  HARD("hard"),
  /** The address may be good: mailbox full, server away, reason unknown. */
  RECIPIENT_SOFT("recipient-soft"),
  /** The mail or its sender was refused, whoever it was for: size, content, policy, reputation. */
  MESSAGE_FAULT("message-fault");

  private final String wireName;

  BounceClass(String wireName) {
    this.wireName = wireName;
  }

  /** The name in a record. */
  public String wireName() {
    return wireName;
  }
}
