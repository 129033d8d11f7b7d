package dev.handoff.template;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which foreign text may become a link; everything else stays text. */
final class SafeLink {
  private static final int LONGEST_URL = 800;
  private static final int LONGEST_SHOWN = 60;
  private static final Pattern LOOKS_LIKE_URL = Pattern.compile("(?i).*(://|\\bwww\\.).*");
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>\"(),:;\\\\\\[\\]]+@[^\\s@<>\"]+");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9() ./\u00a0\u202f-]{5,30}");

  private SafeLink() {}

  /**
   * An absolute http or https URL with a host and without a user name in it (which would make
   * {@code https://bank.example@evil.example} look like the bank); empty for anything else.
   */
  static String web(@Nullable String url) {
    if (url == null || url.length() > LONGEST_URL) {
      return "";
    }
    try {
      URI uri = new URI(url.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("https") || scheme.equals("http");
      return web && uri.getHost() != null && uri.getRawUserInfo() == null
          ? uri.toASCIIString()
          : "";
    } catch (URISyntaxException e) {
      return "";
    }
  }

  /** The host of a URL that {@link #web} let through; empty for none. */
  static String host(String url) {
    String host = url.isEmpty() ? null : URI.create(url).getHost();
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  /**
   * What to show for a link: its text, or the start of its real address when there is no text or
   * the text itself poses as an address.
   */
  static String shown(String text, String url) {
    if (!text.isEmpty() && (url.isEmpty() || !LOOKS_LIKE_URL.matcher(text).matches())) {
      return text;
    }
    if (url.isEmpty()) {
      return "";
    }
    String path = URI.create(url).getPath();
    return Untrusted.line(
        host(url) + (path == null || path.equals("/") ? "" : path), LONGEST_SHOWN);
  }

  /** A mailto link to exactly this address (RFC 6068); empty when it is no plain address. */
  static String mail(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      return "";
    }
    String encoded = URLEncoder.encode(address, StandardCharsets.UTF_8).replace("+", "%20");
    return "mailto:" + encoded.replace("%40", "@");
  }

  /** A tel link (RFC 3966); empty when the text is more than a phone number. */
  static String phone(String number) {
    return PHONE.matcher(number).matches() ? "tel:" + number.replaceAll("[^+0-9]", "") : "";
  }
}
