package dev.handoff.domain.message;

/** Which rules a mail goes by (SPEC section 6). */
public enum MessageClass {
  /** To sales: not held back by consent, quiet hours or caps. */
  ALERT("alert"),
  /** What a person asked for or must know: not held back by consent, quiet hours or caps. */
  TRANSACTIONAL("transactional"),
  /** What a person may be interested in: only with consent, and every gate applies. */
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
