package dev.handoff.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of a mail: a hash of what asked for it and to whom it goes, so that any replay gives
 * the same one and nothing personal shows (SPEC sections 7 and 8).
 */
public final class MessageId {
  private static final int BYTES = 20;

  private MessageId() {}

  /**
   * 40 lower-case hexadecimal digits.
   *
   * @param cause an alertId or a requestId
   * @param address the recipient; spellings that reach the same mailbox give the same id
   */
  public static String of(String cause, String address) {
    byte[] digest = sha256(cause + "\n" + MailAddress.canonical(address));
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
