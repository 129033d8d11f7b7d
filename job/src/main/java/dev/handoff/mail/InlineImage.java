package dev.handoff.mail;

/**
 * A picture that travels inside a mail and is named by its HTML part ({@code cid:}, RFC 2392).
 *
 * @param contentId without angle brackets
 * @param type its media type, for example {@code image/png}
 * @param bytes the picture
 */
public record InlineImage(String contentId, String type, byte[] bytes) {}
