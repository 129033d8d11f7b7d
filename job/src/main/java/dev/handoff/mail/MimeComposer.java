package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a mail as MIME: multipart/alternative, text first, HTML last, UTF-8 in quoted-printable;
 * an HTML part that names a picture stands with it in a multipart/related (RFC 2387). The same mail
 * gives the same bytes. Safe for use by many threads.
 *
 * <p>It writes the bytes itself instead of going through {@code MimeMessage.saveChanges()}, which
 * puts a fresh Message-ID and a random boundary into every copy.
 */
public final class MimeComposer {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);
  private static final Pattern MESSAGE_ID = Pattern.compile("[0-9a-z]{1,64}");

  private final String from;
  private final @Nullable String replyTo;
  private final String idDomain;

  /**
   * Mail from this sender.
   *
   * @param from an address, with a display name or without (RFC 5322 mailbox)
   * @param replyTo likewise, or null
   * @throws IllegalArgumentException when one is not a valid mailbox
   */
  public MimeComposer(String from, @Nullable String replyTo) {
    InternetAddress sender = mailbox(from);
    this.from = sender.toString();
    this.replyTo = replyTo == null ? null : mailbox(replyTo).toString();
    this.idDomain = MailAddress.domain(sender.getAddress());
  }

  /**
   * The bytes to store or to hand to a server; every line ends with CR LF.
   *
   * @throws IllegalArgumentException when the recipient is not one addr-spec, or the messageId is
   *     not 1 to 64 lower-case letters and digits
   */
  public byte[] compose(OutgoingMail mail) {
    if (!MESSAGE_ID.matcher(mail.messageId()).matches()) {
      throw new IllegalArgumentException("not a message id: \"" + mail.messageId() + "\"");
    }
    // Quoted-printable never has an "=" before a "_", so no part can hold the boundary.
    String id = mail.messageId().substring(0, Math.min(28, mail.messageId().length()));
    String boundary = "=_" + id;
    HeaderBlock head = new HeaderBlock();
    head.addStructured("Date", DATE.format(mail.date())).addStructured("From", from);
    if (replyTo != null) {
      head.addStructured("Reply-To", replyTo);
    }
    head.addStructured("To", recipient(mail.to()))
        .addStructured("Message-ID", "<" + mail.messageId() + "@" + idDomain + ">")
        .add("Subject", mail.subject())
        .addStructured("Auto-Submitted", "auto-generated")
        .addStructured("X-Auto-Response-Suppress", "All");
    String unsubscribe = mail.unsubscribe();
    if (unsubscribe != null) {
      head.addStructured("List-Unsubscribe", "<" + unsubscribe + ">")
          .addStructured("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    head.addStructured("MIME-Version", "1.0")
        .addStructured("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
    try {
      out.write(head.toBytes());
      writePart(out, boundary, "text/plain", mail.text());
      InlineImage image = mail.image();
      if (image == null) {
        writePart(out, boundary, "text/html", mail.html());
      } else {
        // An id has no full stop: neither boundary can be the start of the other.
        String inner = "=_r." + id;
        writeHead(
            out,
            boundary,
            new HeaderBlock()
                .addStructured(
                    "Content-Type",
                    "multipart/related; type=\"text/html\"; boundary=\"" + inner + "\""));
        writePart(out, inner, "text/html", mail.html());
        writeImage(out, inner, image);
        out.write(("\r\n--" + inner + "--\r\n").getBytes(US_ASCII));
      }
      out.write(("\r\n--" + boundary + "--\r\n").getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return out.toByteArray();
  }

  private static void writePart(OutputStream out, String boundary, String type, String body)
      throws IOException {
    HeaderBlock head =
        new HeaderBlock()
            .addStructured("Content-Type", type + "; charset=UTF-8")
            .addStructured("Content-Transfer-Encoding", "quoted-printable");
    writeHead(out, boundary, head);
    try {
      OutputStream encoder = MimeUtility.encode(out, "quoted-printable");
      encoder.write(body.getBytes(UTF_8));
      encoder.flush();
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static void writeImage(OutputStream out, String boundary, InlineImage image)
      throws IOException {
    HeaderBlock head =
        new HeaderBlock()
            .addStructured("Content-Type", image.type())
            .addStructured("Content-Transfer-Encoding", "base64")
            .addStructured("Content-ID", "<" + image.contentId() + ">")
            .addStructured("Content-Disposition", "inline");
    writeHead(out, boundary, head);
    out.write(Base64.getMimeEncoder().encode(image.bytes()));
  }

  private static void writeHead(OutputStream out, String boundary, HeaderBlock head)
      throws IOException {
    out.write(("\r\n--" + boundary + "\r\n").getBytes(US_ASCII));
    out.write(head.toBytes());
    out.write("\r\n".getBytes(US_ASCII));
  }

  private static InternetAddress mailbox(String text) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      String name = address.getPersonal();
      InternetAddress mailbox =
          new InternetAddress(MailAddress.onTheWire(address.getAddress()), true);
      if (name != null) {
        mailbox.setPersonal(name.replaceAll("\\p{Cntrl}+", " "), UTF_8.name());
      }
      return mailbox;
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new IllegalArgumentException("not a mailbox: \"" + text + "\"", e);
    }
  }

  private static String recipient(String to) {
    String wire = MailAddress.onTheWire(to);
    try {
      InternetAddress address = new InternetAddress(wire, true);
      if (address.isGroup() || !address.getAddress().equals(wire)) {
        throw new IllegalArgumentException("the recipient is not one address");
      }
      return wire;
    } catch (AddressException e) {
      // Without the cause, whose message repeats the address.
      throw new IllegalArgumentException("the recipient is not a valid address");
    }
  }
}
