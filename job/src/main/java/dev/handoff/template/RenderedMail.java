package dev.handoff.template;

/**
 * A mail ready to be put into MIME.
 *
 * @param subject one line without control characters
 * @param preheader the line that inboxes show after the subject; it is in the HTML already
 * @param html a whole document
 * @param text the same for people who read plain text, in 72 columns, lines ended by LF
 */
public record RenderedMail(String subject, String preheader, String html, String text) {}
