package dev.handoff.mail.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One step of one attempt to hand over a mail. It holds nothing personal: the messageId is a hash,
 * and the key group is one number for thousands of recipients.
 *
 * @param messageId the mail, lower-case letters and digits
 * @param keyGroup key group of its recipient, by which a restored task knows its own
 * @param attempt the how-manieth, from 1
 * @param step what happened
 * @param at when
 * @param code the server's reply code (RFC 5321 section 4.2); 0 when there is none
 */
public record LedgerEntry(
    String messageId, int keyGroup, int attempt, Step step, Instant at, int code) {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-z]{1,80} \\d{1,9} \\d{1,9} [A-Z]+ -?\\d{1,18} \\d{1,9}");

  /** The steps of an attempt. */
  public enum Step {
    /** The server may hear of the mail from now on. */
    ATTEMPTING,
    /** The server has the mail. */
    SENT,
    /** The server will never take this mail. */
    REFUSED,
    /** The server says that there is no such recipient. */
    BOUNCED,
    /** The server does not have the mail; it will be tried again. */
    DEFERRED,
    /** Nobody knows whether the server has the mail (RFC 1047). */
    UNKNOWN
  }

  /** One line of ASCII, without its end. */
  public byte[] toBytes() {
    return (messageId
            + " "
            + keyGroup
            + " "
            + attempt
            + " "
            + step
            + " "
            + at.toEpochMilli()
            + " "
            + code)
        .getBytes(US_ASCII);
  }

  /** The entry in these bytes, or null when they are none: a line that a kill has cut off. */
  public static @Nullable LedgerEntry of(byte @Nullable [] bytes) {
    String text = bytes == null ? "" : new String(bytes, US_ASCII);
    if (!FORM.matcher(text).matches()) {
      return null;
    }
    String[] parts = text.split(" ", -1);
    for (Step step : Step.values()) {
      if (step.name().equals(parts[3])) {
        return new LedgerEntry(
            parts[0],
            Integer.parseInt(parts[1]),
            Integer.parseInt(parts[2]),
            step,
            Instant.ofEpochMilli(Long.parseLong(parts[4])),
            Integer.parseInt(parts[5]));
      }
    }
    return null;
  }
}
