package dev.handoff.domain.message;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * Who may get sales alerts (SPEC section 5, {@code mail.allow}): an alert carries other people's
 * personal data.
 *
 * @param entries domains and whole addresses; none: everybody
 */
public record AllowList(List<String> entries) implements Serializable {

  public AllowList {
    entries = entries.stream().map(entry -> entry.strip().toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * Whether this address may get alerts: itself or its domain is listed; a subdomain is another
   * domain.
   */
  public boolean allows(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return entries.isEmpty()
        || entries.contains(lower)
        || entries.contains(lower.substring(lower.lastIndexOf('@') + 1));
  }
}
