package dev.handoff.mail.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail from anybody, taken apart within bounds: its beginning only, a few levels, a hundred
 * parts. Whatever is broken in it is missing afterwards; only a mail without readable headers
 * cannot be read at all.
 */
final class ReceivedMail {

  /** Of a longer mail the rest is not read: a report stands before what it reports on. */
  static final int LONGEST = 512 * 1024;

  private static final int DEEPEST = 8;
  private static final int MOST_PARTS = 100;
  private static final int MOST_LINES = 1_000;
  private static final int MOST_GROUPS = 100;
  private static final int LONGEST_TEXT = 64 * 1024;

  private final InternetHeaders headers;
  private final StringBuilder text = new StringBuilder();
  private final List<InternetHeaders> deliveries = new ArrayList<>();
  private @Nullable InternetHeaders feedback;
  private @Nullable InternetHeaders returned;
  private boolean receipt;
  private int parts;

  /**
   * Takes a mail apart.
   *
   * @throws MessagingException when not even its headers can be read
   */
  ReceivedMail(byte[] mail) throws MessagingException {
    byte[] beginning = Arrays.copyOf(mail, end(mail));
    this.headers = new InternetHeaders(new SharedByteArrayInputStream(beginning), true);
    look(new MimeMessage(null, new SharedByteArrayInputStream(beginning)), 0);
  }

  /** A header of the mail, unfolded, all of that name in one; empty when there is none. */
  String header(String name) {
    return header(headers, name);
  }

  /** The topmost header of that name, unfolded; empty when there is none. */
  String firstHeader(String name) {
    String[] values = headers.getHeader(name);
    return values == null ? "" : values[0].replaceAll("\\s+", " ").strip();
  }

  /** All headers of these names, one after another. */
  List<String> headers(String... names) {
    return Arrays.stream(names).map(this::header).filter(value -> !value.isEmpty()).toList();
  }

  /** Its plain text parts, or else its HTML. */
  String text() {
    return text.toString();
  }

  /** The groups of fields of a delivery report: first of the mail, then of each recipient. */
  List<InternetHeaders> deliveries() {
    return List.copyOf(deliveries);
  }

  /** The fields of a complaint; null when it is none. */
  @Nullable InternetHeaders feedback() {
    return feedback;
  }

  /** The headers of the mail that it is about; null when they are not there. */
  @Nullable InternetHeaders returned() {
    return returned;
  }

  /** Whether it says that a mail was displayed or deleted (RFC 8098). */
  boolean isReceipt() {
    return receipt;
  }

  /** The values of a header, unfolded, in one; empty when there is none. */
  static String header(InternetHeaders headers, String name) {
    String value = headers.getHeader(name, ", ");
    return value == null ? "" : value.replaceAll("\\s+", " ").strip();
  }

  /** The parser takes seconds for what has boundaries by the hundred thousand. */
  private static int end(byte[] mail) {
    int most = Math.min(mail.length, LONGEST);
    int boundaries = 0;
    for (int i = 2; i < most; i++) {
      if (mail[i] == '-'
          && mail[i - 1] == '-'
          && mail[i - 2] == '\n'
          && ++boundaries > MOST_LINES) {
        return i;
      }
    }
    return most;
  }

  private void look(Part part, int depth) {
    if (depth > DEEPEST || ++parts > MOST_PARTS) {
      return;
    }
    try {
      String type = type(part);
      if (type.startsWith("multipart/")) {
        MimeMultipart multipart = new MimeMultipart(new MimePartDataSource((MimePart) part));
        for (int i = 0; i < multipart.getCount() && parts <= MOST_PARTS; i++) {
          BodyPart child = multipart.getBodyPart(i);
          look(child, depth + 1);
        }
      } else {
        read(type, part, depth);
      }
    } catch (MessagingException | IOException | RuntimeException e) {
      // A part that cannot be read says nothing; what it would have said is missing afterwards.
      return;
    }
  }

  private void read(String type, Part part, int depth) throws IOException, MessagingException {
    switch (type) {
      case "message/delivery-status", "message/global-delivery-status" ->
          readDeliveries(content(part), depth);
      case "message/feedback-report" -> feedback = fields(content(part));
      case "message/disposition-notification", "message/global-disposition-notification" ->
          receipt = true;
      case "message/rfc822", "message/global", "message/global-headers", "text/rfc822-headers" -> {
        if (returned == null) {
          returned = fields(content(part));
        }
      }
      case "text/plain" -> append(part);
      case "text/html" -> {
        if (text.isEmpty()) {
          append(part);
        }
      }
      default -> {
        // Pictures and the like.
      }
    }
  }

  /** Gmail puts the fields into a text part inside of the part that should have them. */
  private void readDeliveries(byte[] content, int depth) throws IOException, MessagingException {
    InputStream in = new SharedByteArrayInputStream(content);
    boolean first = true;
    while (in.available() > 0 && deliveries.size() < MOST_GROUPS) {
      InternetHeaders group = new InternetHeaders(in, true);
      String type = header(group, "Content-Type").toLowerCase(Locale.ROOT);
      if (first && type.startsWith("text/") && depth <= DEEPEST) {
        MimeBodyPart child = new MimeBodyPart(new SharedByteArrayInputStream(content));
        readDeliveries(content(child), depth + 1);
        return;
      }
      first = first && !group.getAllHeaders().hasMoreElements();
      deliveries.add(group);
    }
  }

  private static InternetHeaders fields(byte[] content) throws MessagingException {
    SharedByteArrayInputStream in = new SharedByteArrayInputStream(content);
    InternetHeaders fields = new InternetHeaders(in, true);
    // Some leave an empty line before the first field.
    return hasNone(fields) ? new InternetHeaders(in, true) : fields;
  }

  private static boolean hasNone(InternetHeaders fields) {
    Enumeration<Header> all = fields.getAllHeaders();
    return !all.hasMoreElements();
  }

  private void append(Part part) throws IOException, MessagingException {
    byte[] content = content(part);
    String more = new String(content, 0, Math.min(content.length, LONGEST_TEXT), charset(part));
    text.append(more, 0, Math.min(more.length(), LONGEST_TEXT - text.length())).append('\n');
    text.setLength(Math.min(text.length(), LONGEST_TEXT));
  }

  /** Decoded, whatever the type (RFC 6533 allows it); as it stands when that cannot be. */
  private static byte[] content(Part part) throws IOException, MessagingException {
    String encoding =
        part instanceof MimePart mime ? mime.getHeader("Content-Transfer-Encoding", null) : null;
    try (InputStream in =
        MimeUtility.decode(raw(part), encoding == null ? "8bit" : encoding.strip())) {
      return in.readNBytes(LONGEST);
    } catch (IOException | MessagingException e) {
      try (InputStream in = raw(part)) {
        return in.readNBytes(LONGEST);
      }
    }
  }

  private static InputStream raw(Part part) throws MessagingException {
    return part instanceof MimeMessage message
        ? message.getRawInputStream()
        : ((MimeBodyPart) part).getRawInputStream();
  }

  /** In lower case, without parameters; {@code text/plain} when there is none or none readable. */
  private static String type(Part part) throws MessagingException {
    String[] type = part.getHeader("Content-Type");
    String value = type == null ? "text/plain" : type[0];
    int end = value.indexOf(';');
    String bare = (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return bare.contains("/") ? bare : "text/plain";
  }

  private static Charset charset(Part part) throws MessagingException {
    try {
      String name = new ContentType(part.getContentType()).getParameter("charset");
      return name == null ? UTF_8 : Charset.forName(name);
    } catch (MessagingException | IllegalArgumentException e) {
      return ISO_8859_1;
    }
  }
}
