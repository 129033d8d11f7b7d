package dev.handoff.template;

import java.util.function.UnaryOperator;

/**
 * Where a mail's own links lead (SPEC section 6, "Links"); empty for none.
 *
 * @param unsubscribe ends promotional mail of the message's topic
 * @param preferences where the person chooses topics
 * @param pixel a picture of one pixel that says that the mail was opened; only for who agreed
 * @param click what a link of the HTML part leads to in place of its target
 */
public record MailLinks(
    String unsubscribe, String preferences, String pixel, UnaryOperator<String> click) {

  /** No links at all, and every other one as it is. */
  public static final MailLinks NONE = new MailLinks("", "", "", target -> target);
}
