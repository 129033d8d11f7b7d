package dev.handoff.tool.doctor;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Address;

/**
 * One term of an SPF record (RFC 7208 section 4.6.1).
 *
 * @param text as written
 * @param verdict what a match means
 * @param name of the mechanism, or of the modifier with its equals sign; lower case
 * @param value behind the colon or equals sign without the prefix lengths; null: none
 * @param bits4 of the network that matches for IPv4
 * @param bits6 for IPv6
 */
record SpfTerm(
    String text, SpfVerdict verdict, String name, @Nullable String value, int bits4, int bits6) {
  private static final Pattern MODIFIER = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*=)(.*)");
  private static final Pattern MECHANISM =
      Pattern.compile("([-+?~]?)([A-Za-z0-9]+)(?::([^/]+))?(?:/(\\d{1,3}))?(?://(\\d{1,3}))?");

  static SpfTerm of(String text) {
    Matcher modifier = MODIFIER.matcher(text);
    if (modifier.matches()) {
      return new SpfTerm(
          text, SpfVerdict.NEUTRAL, lower(modifier.group(1)), modifier.group(2), 32, 128);
    }
    Matcher term = MECHANISM.matcher(text);
    if (!term.matches()) {
      return new SpfTerm(text, SpfVerdict.NEUTRAL, text, null, 32, 128);
    }
    String name = lower(term.group(2));
    boolean six = name.equals("ip6");
    int first = bits(term.group(4), six ? 128 : 32);
    int second = bits(term.group(5), six ? first : 128);
    return new SpfTerm(text, verdict(term.group(1)), name, term.group(3), six ? 32 : first, second);
  }

  private static int bits(@Nullable String written, int otherwise) {
    return written == null ? otherwise : Integer.parseInt(written);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  boolean isModifier() {
    return name.endsWith("=");
  }

  /** Whether an address is in the network of a host. */
  boolean covers(InetAddress host, InetAddress asked) {
    byte[] network = host.getAddress();
    byte[] octets = asked.getAddress();
    int bits = Math.min(host instanceof Inet4Address ? bits4 : bits6, network.length * 8);
    if (network.length != octets.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if ((network[i / 8] & mask) != (octets[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** The address of {@code ip4:} or {@code ip6:}; null when it is none of that kind. */
  static @Nullable InetAddress literal(String name, String text) {
    try {
      int family = name.equals("ip4") ? Address.IPv4 : Address.IPv6;
      return Address.getByAddress(text, family);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static SpfVerdict verdict(String qualifier) {
    return switch (qualifier) {
      case "-" -> SpfVerdict.FAIL;
      case "~" -> SpfVerdict.SOFTFAIL;
      case "?" -> SpfVerdict.NEUTRAL;
      default -> SpfVerdict.PASS;
    };
  }
}
