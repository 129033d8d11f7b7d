package dev.handoff.mail.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/**
 * A finished mail as it goes on the wire, taken apart as far as a signature needs.
 *
 * @param fields the header fields from top to bottom
 * @param relaxedBody the body in its relaxed form
 */
record MailBytes(List<Field> fields, byte[] relaxedBody) {

  /**
   * Reads a mail.
   *
   * @throws IllegalArgumentException when a line ends with a bare CR or LF, which a server would
   *     change after the signature was made, or a header line is none
   */
  static MailBytes of(byte[] mime) {
    requireWholeLineEnds(mime);
    List<Field> fields = new ArrayList<>();
    int at = 0;
    while (at < mime.length && mime[at] != '\r') {
      int end = fieldEnd(mime, at);
      fields.add(Field.of(new String(mime, at, end - at, ISO_8859_1)));
      at = end + 2;
    }
    return new MailBytes(
        List.copyOf(fields), RelaxedForm.body(mime, Math.min(at + 2, mime.length)));
  }

  /** A field goes on while the next line begins with a blank. */
  private static int fieldEnd(byte[] mime, int begin) {
    int at = begin;
    while (at < mime.length) {
      boolean lineEnds = mime[at] == '\r';
      boolean goesOn = at + 2 < mime.length && (mime[at + 2] == ' ' || mime[at + 2] == '\t');
      if (lineEnds && !goesOn) {
        return at;
      }
      at++;
    }
    return at;
  }

  private static void requireWholeLineEnds(byte[] mime) {
    int at = 0;
    while (at < mime.length) {
      byte octet = mime[at];
      if (octet == '\r' && at + 1 < mime.length && mime[at + 1] == '\n') {
        at += 2;
      } else if (octet == '\r' || octet == '\n') {
        throw new IllegalArgumentException(
            "a bare " + (octet == '\r' ? "CR" : "LF") + " at octet " + at);
      } else {
        at++;
      }
    }
  }

  /**
   * A header field.
   *
   * @param name as written
   * @param value everything after the colon, folds included
   */
  record Field(String name, String value) {

    private static Field of(String text) {
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("a line of the header is no field");
      }
      return new Field(text.substring(0, colon), text.substring(colon + 1));
    }

    boolean isCalled(String other) {
      return name.strip().equalsIgnoreCase(other);
    }
  }
}
