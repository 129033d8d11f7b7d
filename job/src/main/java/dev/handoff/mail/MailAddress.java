package dev.handoff.mail;

import java.net.IDN;
import java.util.Locale;

/** What we need to know about an addr-spec (RFC 5321, RFC 6531); it does not judge addresses. */
public final class MailAddress {
  private MailAddress() {}

  /**
   * One spelling per mailbox: domain as lower-case A-label, local part in lower case (SPEC section
   * 9, the gate).
   */
  public static String canonical(String address) {
    String stripped = address.strip();
    int at = stripped.lastIndexOf('@');
    if (at < 0) {
      return stripped.toLowerCase(Locale.ROOT);
    }
    return stripped.substring(0, at).toLowerCase(Locale.ROOT) + "@" + domain(stripped);
  }

  /** As it goes on the wire: the local part as written, the domain as lower-case A-label. */
  static String onTheWire(String address) {
    String stripped = address.strip();
    int at = stripped.lastIndexOf('@');
    return at < 0 ? stripped : stripped.substring(0, at) + "@" + domain(stripped);
  }

  /** The domain as lower-case A-label; as it stands when it has none (RFC 5891). */
  static String domain(String address) {
    String domain = address.strip().substring(address.strip().lastIndexOf('@') + 1);
    try {
      return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return domain.toLowerCase(Locale.ROOT);
    }
  }

  /** Whether only a server with SMTPUTF8 can take it: something is not ASCII on the wire. */
  static boolean needsSmtpUtf8(String address) {
    return onTheWire(address).chars().anyMatch(c -> c > 0x7e);
  }
}
