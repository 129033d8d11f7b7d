package dev.handoff.job;

import dev.handoff.codec.MailAddress;
import dev.handoff.domain.message.AllowList;
import java.util.Arrays;
import java.util.List;

/** Reads {@code mail.allow}. */
final class AllowOptions {

  private AllowOptions() {}

  /** Who may get alerts. */
  static AllowList read(OptionValues values) {
    List<String> entries =
        Arrays.stream(values.orElse(MailOptions.ALLOW, "").split(",", -1))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .toList();
    for (String entry : entries) {
      String address = entry.contains("@") ? entry : "anybody@" + entry;
      if (!MailAddress.isValid(address)) {
        values.fault(
            "mail.allow: takes domains and addresses, such as example.com,ada@example.org, not \""
                + entry
                + "\"");
      }
    }
    return new AllowList(entries);
  }
}
