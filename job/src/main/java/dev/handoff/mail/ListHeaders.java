package dev.handoff.mail;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a reader of promotional mail leaves the list (RFC 2369, RFC 8058), and which list it is (RFC
 * 2919).
 *
 * @param unsubscribe an https address that takes the one-click POST, or http on this machine; it
 *     says nothing personal
 * @param mailto an address that takes the wish by mail, or null
 * @param list which list: a topic, for example {@code product-news}
 */
public record ListHeaders(URI unsubscribe, @Nullable URI mailto, String list) {

  /** A header's line has at most 998 (RFC 5322 section 2.1.1), and a URL cannot be folded. */
  private static final int LONGEST = 900;

  /**
   * Checks that a mailbox provider will offer its button.
   *
   * @throws IllegalArgumentException when an address is of another scheme or longer than 900
   *     characters
   */
  public ListHeaders {
    boolean local =
        "http".equals(unsubscribe.getScheme()) && "localhost".equals(unsubscribe.getHost());
    require(local ? "http" : "https", unsubscribe);
    if (unsubscribe.getHost() == null) {
      throw new IllegalArgumentException("the address to unsubscribe at has no host");
    }
    if (mailto != null) {
      require("mailto", mailto);
    }
  }

  /** The value of {@code List-Unsubscribe}: first the one-click address. */
  String unsubscribeValue() {
    String web = "<" + unsubscribe.toASCIIString() + ">";
    return mailto == null ? web : web + ", <" + mailto.toASCIIString() + ">";
  }

  /** The value of {@code List-Id}: the list as a label under the sender's domain. */
  String idValue(String domain) {
    return "<" + label(list) + "." + domain + ">";
  }

  private static String label(String name) {
    String label =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    boolean usable = !label.isEmpty() && label.length() <= 63;
    // A name in another script, or a whole sentence, is still told from others.
    return usable ? label : "list-" + Integer.toHexString(name.hashCode());
  }

  private static void require(String scheme, URI uri) {
    if (!scheme.equals(uri.getScheme()) || uri.toASCIIString().length() > LONGEST) {
      throw new IllegalArgumentException(
          "an address to unsubscribe at takes "
              + scheme
              + " and at most "
              + LONGEST
              + " characters");
    }
  }
}
