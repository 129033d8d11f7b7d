package dev.handoff.mail.report;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.regex.Pattern;

/** Text of strangers, made fit for a record. */
final class SafeReply {
  private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>@]{1,64}@[^\\s<>]{1,253}>?");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");
  private static final int LONGEST = 300;

  private SafeReply() {}

  /** A server's reply on one line, without addresses, 300 characters at most. */
  static String of(String reply) {
    String cut = reply.substring(0, Math.min(reply.length(), 4 * LONGEST));
    String clean =
        ADDRESS.matcher(UNPRINTABLE.matcher(cut).replaceAll(" ").strip()).replaceAll("<address>");
    return clean.substring(0, Math.min(clean.length(), LONGEST));
  }

  /** A header's encoded words read (RFC 2047); as it stands when they cannot be. */
  static String decoded(String header) {
    try {
      return MimeUtility.decodeText(header).strip();
    } catch (UnsupportedEncodingException e) {
      return header;
    }
  }
}
