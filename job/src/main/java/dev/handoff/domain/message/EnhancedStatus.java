package dev.handoff.domain.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A status code of RFC 3463, such as 5.1.1.
 *
 * @param kind 2 success, 4 failed for now, 5 failed for good
 * @param subject what it is about, 0 to 999: 1 address, 2 mailbox, 3 system, 4 network, 5 protocol,
 *     6 content, 7 policy
 * @param detail 0 to 999
 */
public record EnhancedStatus(int kind, int subject, int detail) {

  /** Neither in a version, nor in an IP address. */
  private static final Pattern CODE =
      Pattern.compile("(?<![\\w.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\w]|\\.\\d)");

  private static final int MOST = 4;

  /** The codes in a text, the first four at most, in their order. */
  public static List<EnhancedStatus> in(String text) {
    List<EnhancedStatus> found = new ArrayList<>();
    Matcher code = CODE.matcher(text);
    while (found.size() < MOST && code.find()) {
      found.add(
          new EnhancedStatus(
              Integer.parseInt(code.group(1)),
              Integer.parseInt(code.group(2)),
              Integer.parseInt(code.group(3))));
    }
    return List.copyOf(found);
  }

  /** Whether the server would have taken the mail at another time. */
  boolean isTemporary() {
    return kind == 4;
  }

  /** Subject and detail, such as 1.1. */
  String withoutKind() {
    return subject + "." + detail;
  }

  /** As RFC 3463 writes it. */
  @Override
  public String toString() {
    return kind + "." + withoutKind();
  }
}
