package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.handoff.domain.message.MessageClass;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  private static final Pattern NOT_IN_FEEDBACK_ID = Pattern.compile("[^A-Za-z0-9._-]+");
  private static final int LONGEST_SENDER_ID = 15;

  private final Map<MessageClass, Sender> senders;

  /**
   * Mail by class.
   *
   * @param senders one for each class of mail that is going to be composed
   */
  public MimeComposer(Map<MessageClass, Sender> senders) {
    this.senders = Map.copyOf(senders);
  }

  /**
   * Mail of every class from one sender, unsigned.
   *
   * @param from an address, with a display name or without (RFC 5322 mailbox)
   * @param replyTo likewise, or null
   * @throws IllegalArgumentException when one is not a valid mailbox
   */
  public MimeComposer(String from, @Nullable String replyTo) {
    this(
        Arrays.stream(MessageClass.values())
            .collect(
                Collectors.toMap(
                    messageClass -> messageClass,
                    messageClass -> new Sender(from, replyTo, List.of()))));
  }

  /**
   * The bytes to store or to hand to a server, signed if the sender signs; every line ends with CR
   * LF. Whoever changes a byte of them breaks the signatures.
   *
   * @throws IllegalArgumentException when the recipient is not one addr-spec, the messageId is not
   *     1 to 64 lower-case letters and digits, or nobody sends this class of mail
   */
  public byte[] compose(OutgoingMail mail) {
    Sender sender = senders.get(mail.messageClass());
    if (sender == null) {
      throw new IllegalArgumentException(
          "there is no sender of " + mail.messageClass().wireName() + " mail");
    }
    byte[] mime = unsigned(mail, sender);
    if (sender.signers().isEmpty()) {
      return mime;
    }
    Octets out = new Octets(mime.length + 2 * 1024);
    sender.signers().forEach(signer -> out.write(signer.sign(mime, mail.date())));
    out.write(mime);
    return out.toByteArray();
  }

  private static byte[] unsigned(OutgoingMail mail, Sender sender) {
    // Quoted-printable never has an "=" before a "_", so no part can hold the boundary.
    String id = mail.messageId().substring(0, Math.min(28, mail.messageId().length()));
    String boundary = "=_" + id;
    HeaderBlock head = head(mail, sender);
    head.addStructured("MIME-Version", "1.0")
        .addStructured("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
    int letters = mail.text().length() + mail.html().length();
    Octets out = new Octets(letters + letters / 4 + 4 * 1024);
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
    return out.toByteArray();
  }

  private static HeaderBlock head(OutgoingMail mail, Sender sender) {
    if (!MESSAGE_ID.matcher(mail.messageId()).matches()) {
      throw new IllegalArgumentException("not a message id: \"" + mail.messageId() + "\"");
    }
    HeaderBlock head = new HeaderBlock();
    head.addStructured("Date", DATE.format(mail.date())).addStructured("From", sender.from());
    if (sender.replyTo() != null) {
      head.addStructured("Reply-To", sender.replyTo());
    }
    head.addStructured("To", recipient(mail.to()))
        .addStructured("Message-ID", "<" + mail.messageId() + "@" + sender.domain() + ">")
        .add("Subject", mail.subject())
        .addStructured("X-Auto-Response-Suppress", "All");
    if (mail.messageClass() == MessageClass.ALERT) {
      head.addStructured("Auto-Submitted", "auto-generated");
    }
    if (mail.campaign() != null) {
      head.addStructured("Feedback-ID", feedbackId(mail.campaign(), mail, sender));
    }
    ListHeaders list = mail.list();
    if (list != null) {
      head.addStructured("List-Id", list.idValue(sender.domain()))
          .addStructured("List-Unsubscribe", list.unsubscribeValue())
          .addStructured("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    return head;
  }

  /**
   * Campaign, customer (none), class, and at the end who sends, which Gmail wants in 15 letters.
   */
  private static String feedbackId(String campaign, OutgoingMail mail, Sender sender) {
    String counted = NOT_IN_FEEDBACK_ID.matcher(campaign).replaceAll("-");
    String domain = sender.domain();
    String senderId = domain.substring(0, Math.min(domain.length(), LONGEST_SENDER_ID));
    return counted + "::" + mail.messageClass().wireName() + ":" + senderId;
  }

  private static void writePart(Octets out, String boundary, String type, String body) {
    HeaderBlock head =
        new HeaderBlock()
            .addStructured("Content-Type", type + "; charset=UTF-8")
            .addStructured("Content-Transfer-Encoding", "quoted-printable");
    writeHead(out, boundary, head);
    QuotedPrintable.write(body, out);
  }

  private static void writeImage(Octets out, String boundary, InlineImage image) {
    HeaderBlock head =
        new HeaderBlock()
            .addStructured("Content-Type", image.type())
            .addStructured("Content-Transfer-Encoding", "base64")
            .addStructured("Content-ID", "<" + image.contentId() + ">")
            .addStructured("Content-Disposition", "inline");
    writeHead(out, boundary, head);
    out.write(Base64.getMimeEncoder().encode(image.bytes()));
  }

  private static void writeHead(Octets out, String boundary, HeaderBlock head) {
    out.write(("\r\n--" + boundary + "\r\n").getBytes(US_ASCII));
    out.write(head.toBytes());
    out.write("\r\n".getBytes(US_ASCII));
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
