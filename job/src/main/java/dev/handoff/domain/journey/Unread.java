package dev.handoff.domain.journey;

import java.util.List;
import java.util.Set;

/**
 * The fields of a journey that could not be read, and so hold placeholders: nothing is said of them
 * a second time, and what depends on them is given the benefit of the doubt.
 *
 * @param paths where, for example {@code nodes[2].timeout}
 */
record Unread(Set<String> paths) {

  private static final Set<String> WAYS =
      Set.of("type", "on", "action", "next", "onTimeout", "otherwise", "paths");
  private static final Set<String> LENGTHS = Set.of("type", "duration", "until", "day");

  Unread {
    paths = Set.copyOf(paths);
  }

  /** Whether the field, or what it is part of, could not be read. */
  boolean covers(String path) {
    for (int end = path.length(); end > 0; end--) {
      boolean isWhole = end == path.length() || path.charAt(end) == '.' || path.charAt(end) == '[';
      if (isWhole && paths.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the field, or a part of it, could not be read. */
  boolean reaches(String path) {
    return paths.stream().anyMatch(unread -> isWithin(unread, path));
  }

  /** Whether the id of some node is not known. */
  boolean hidesAnId() {
    return paths.stream().anyMatch(path -> path.matches("nodes\\[\\d+](\\.id)?"));
  }

  /** Whether a node may lead elsewhere than it seems to. */
  boolean hidesWayOf(String node) {
    return covers(node)
        || paths.stream()
            .filter(path -> path.startsWith(node + "."))
            .filter(path -> !path.endsWith(".when") && !path.endsWith(".percent"))
            .map(path -> field(node, path))
            .anyMatch(WAYS::contains);
  }

  /** Whether it is not known if a node takes time. */
  boolean hidesLengthOf(String node) {
    return covers(node)
        || paths.stream()
            .filter(path -> path.startsWith(node + "."))
            .map(path -> field(node, path))
            .anyMatch(LENGTHS::contains);
  }

  /** The node's own field that a path below it leads through. */
  private static String field(String node, String path) {
    return List.of(path.substring(node.length() + 1).split("[.\\[]", 2)).get(0);
  }

  private static boolean isWithin(String path, String whole) {
    return path.startsWith(whole)
        && (path.length() == whole.length()
            || path.charAt(whole.length()) == '.'
            || path.charAt(whole.length()) == '[');
  }
}
