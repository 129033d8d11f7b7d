package dev.handoff.template;

import java.io.Serializable;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the names in an alert lead: pages of the user's own CRM (SPEC section 5, options {@code
 * links.group|account|person|moments}). Each is an http or https URL with {@code {id}} in it, or
 * null for no link; {@code moments} takes the id of the buying group.
 */
public record AlertLinks(
    @Nullable String group,
    @Nullable String account,
    @Nullable String person,
    @Nullable String moments)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ID = "{id}";
  static final int LONGEST_URL = 800;

  /**
   * Checks the patterns.
   *
   * @throws IllegalArgumentException when one is not an absolute http or https URL with {@code
   *     {id}} in its path or query; the message names the option
   */
  public AlertLinks {
    check("links.group", group);
    check("links.account", account);
    check("links.person", person);
    check("links.moments", moments);
  }

  /** No links at all. */
  public static AlertLinks none() {
    return new AlertLinks(null, null, null, null);
  }

  /** The page of a buying group; empty when no pattern is set. */
  String groupUrl(String buyingGroupId) {
    return fill(group, buyingGroupId);
  }

  /** The page of an account; empty when no pattern is set. */
  String accountUrl(String accountId) {
    return fill(account, accountId);
  }

  /** The page of a person; empty when no pattern is set. */
  String personUrl(String personId) {
    return fill(person, personId);
  }

  /** The page with all moments of a buying group; empty when no pattern is set. */
  String momentsUrl(String buyingGroupId) {
    return fill(moments, buyingGroupId);
  }

  private static String fill(@Nullable String pattern, String id) {
    String url = pattern == null ? "" : pattern.replace(ID, encode(id));
    // No system has such ids; a dozen such links would make a mail that is clipped.
    return url.length() <= LONGEST_URL ? url : "";
  }

  private static String encode(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  private static void check(String option, @Nullable String pattern) {
    if (pattern == null) {
      return;
    }
    if (!pattern.contains(ID) || !isWebAddress(pattern)) {
      throw new IllegalArgumentException(
          option
              + ": takes an http or https URL with {id} after the host, not \""
              + pattern
              + "\"");
    }
  }

  private static boolean isWebAddress(String pattern) {
    try {
      URI uri = URI.create(pattern.replace(ID, "1"));
      URI other = URI.create(pattern.replace(ID, "2"));
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return (scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getRawAuthority().equals(other.getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
