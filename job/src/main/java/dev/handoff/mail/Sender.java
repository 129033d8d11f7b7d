package dev.handoff.mail;

import dev.handoff.mail.dkim.DkimSigner;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sends one class of mail.
 *
 * @param from an address, with a display name or without (RFC 5322 mailbox)
 * @param replyTo likewise, or null
 * @param signers who sign each mail, in this order from the top; none: it is not signed
 */
public record Sender(String from, @Nullable String replyTo, List<DkimSigner> signers) {

  /**
   * Brings the addresses into the form that goes on the wire.
   *
   * @throws IllegalArgumentException when one is not a valid mailbox
   */
  public Sender {
    from = mailbox(from).toString();
    replyTo = replyTo == null ? null : mailbox(replyTo).toString();
    signers = List.copyOf(signers);
  }

  /** The domain of From, as lower-case A-label. */
  String domain() {
    return MailAddress.domain(mailbox(from).getAddress());
  }

  private static InternetAddress mailbox(String text) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      String name = address.getPersonal();
      InternetAddress mailbox =
          new InternetAddress(MailAddress.onTheWire(address.getAddress()), true);
      if (name != null) {
        mailbox.setPersonal(name.replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
      }
      return mailbox;
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new IllegalArgumentException("not a mailbox: \"" + text + "\"", e);
    }
  }
}
