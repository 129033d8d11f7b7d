package dev.handoff.tool.doctor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Records that are lists of {@code tag=value} (RFC 6376 section 3.2, RFC 7489 section 6.3). */
final class Tags {
  private Tags() {}

  /** The tags of a record, the names in lower case; what is none is left out. */
  static Map<String, String> of(String record) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String part : record.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        tags.putIfAbsent(name, part.substring(equals + 1).strip());
      }
    }
    return tags;
  }
}
