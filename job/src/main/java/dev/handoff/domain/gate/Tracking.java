package dev.handoff.domain.gate;

/**
 * What a person has agreed may be seen of what becomes of a mail (SPEC section 9, "Consent").
 *
 * @param opens whether a mail may hold a picture that says that it was opened
 * @param clicks whether its links may lead by way of who sent it
 */
public record Tracking(boolean opens, boolean clicks) {

  /** Nothing: what holds for who has said nothing. */
  public static final Tracking NONE = new Tracking(false, false);
}
