package dev.handoff.template;

import org.jspecify.annotations.Nullable;

/**
 * A mail ready to be put into MIME.
 *
 * @param subject one line without control characters
 * @param preheader the line that inboxes show after the subject; it is in the HTML already
 * @param html a whole document
 * @param text the same for people who read plain text, in 72 columns, lines ended by LF
 * @param logo the picture that the HTML names by its Content-ID; null when it names none
 */
public record RenderedMail(
    String subject, String preheader, String html, String text, @Nullable Logo logo) {

  /** The HTML for a browser, which has no parts of a mail beside it: with the picture inside. */
  public String page() {
    return logo == null ? html : html.replace("cid:" + logo.contentId(), logo.dataUrl());
  }
}
