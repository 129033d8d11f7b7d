package dev.handoff.template;

/**
 * Where a mail's own links lead (SPEC section 6, "Links"); empty for none.
 *
 * @param unsubscribe ends promotional mail of the message's topic
 * @param preferences where the person chooses topics
 */
public record MailLinks(String unsubscribe, String preferences) {

  /** No links at all. */
  public static final MailLinks NONE = new MailLinks("", "");
}
