package dev.handoff.tool;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which known names somebody may have meant. */
final class NearNames {

  private static final int MOST = 5;

  private NearNames() {}

  /** Those that hold it first, then by how many letters have to change; at most five. */
  static List<String> of(String written, Collection<String> known) {
    return known.stream()
        .sorted(
            Comparator.comparing((String name) -> !name.contains(written))
                .thenComparing(name -> changes(written, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /** Levenshtein's distance. */
  private static int changes(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int same = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(same, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[other.length()];
  }
}
