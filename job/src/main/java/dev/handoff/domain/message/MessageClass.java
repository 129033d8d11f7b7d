package dev.handoff.domain.message;

/** The kinds of mail; each goes by its own rules (SPEC section 6). */
public enum MessageClass {
  /** To sales: operational, never held back by consent or caps. */
  ALERT("alert"),
  /** What the person is owed: an order, a password. */
  TRANSACTIONAL("transactional"),
  /** What the person may like: needs consent. */
  PROMOTIONAL("promotional");

  private final String wireName;

  MessageClass(String wireName) {
    this.wireName = wireName;
  }

  /** The name in a record. */
  public String wireName() {
    return wireName;
  }
}
