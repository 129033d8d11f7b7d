package dev.handoff.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Postfix has delivered to its one Maildir, each acceptance once: one that was killed while
 * it delivered delivers again, under the same id of its queue.
 */
final class PostfixMail implements Arrivals {

  /** The lines that Postfix puts above a mail. */
  private static final Set<String> ITS_OWN =
      Set.of("return-path", "x-original-to", "delivered-to", "received");

  private static final Pattern QUEUE_ID = Pattern.compile("SMTP id (\\w+)");
  private static final Pattern RECIPIENT =
      Pattern.compile("^X-Original-To:\\s*(\\S+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private final Path folder;
  private final Path log;
  private final Map<Path, Accepted> read = new HashMap<>();

  private record Accepted(String queueId, KeptMail.Received mail) {}

  /**
   * Reads what is there when asked.
   *
   * @param folder with {@code queue} and {@code mail}
   * @param log what Postfix says
   */
  PostfixMail(Path folder, Path log) {
    this.folder = folder;
    this.log = log;
  }

  @Override
  public List<KeptMail.Received> received() throws IOException {
    Path maildir = folder.resolve("mail").resolve("all").resolve("new");
    if (Files.isDirectory(maildir)) {
      try (Stream<Path> files = Files.list(maildir)) {
        for (Path file : files.toList()) {
          if (!read.containsKey(file)) {
            read.put(file, accepted(Files.readAllBytes(file)));
          }
        }
      }
    }
    Map<String, KeptMail.Received> byQueueId = new HashMap<>();
    read.values().forEach(one -> byQueueId.put(one.queueId, one.mail));
    return List.copyOf(byQueueId.values());
  }

  @Override
  public boolean settled() throws IOException {
    for (String queue : List.of("incoming", "active", "deferred")) {
      try (Stream<Path> files = Files.walk(folder.resolve("queue").resolve(queue))) {
        // What is not executable is not whole: a kill left it, and nobody was told that it is kept.
        if (files.anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file))) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public long cut() throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.mapToLong(PostfixMail::opened).sum();
    }
  }

  private static long opened(String line) {
    if (line.contains(": connect from ")) {
      return 1;
    }
    // Whoever gave no command only asked whether somebody is here.
    boolean ended = line.contains(" quit=1") || line.contains(" commands=0/0");
    return line.contains(": disconnect from ") && ended ? -1 : 0;
  }

  static Accepted accepted(byte[] file) throws IOException {
    String text = new String(file, ISO_8859_1);
    int start = 0;
    while (isItsOwn(text, start)) {
      start = nextHeader(text, start);
    }
    String above = text.substring(0, start);
    Matcher queueId = QUEUE_ID.matcher(above);
    Matcher recipient = RECIPIENT.matcher(above);
    if (!queueId.find() || !recipient.find()) {
      throw new IOException("a mail without the lines that Postfix puts above it: " + above);
    }
    return new Accepted(
        queueId.group(1),
        KeptMail.Received.of(recipient.group(1), Arrays.copyOfRange(file, start, file.length)));
  }

  private static boolean isItsOwn(String text, int start) {
    int colon = text.indexOf(':', start);
    return colon > 0 && ITS_OWN.contains(text.substring(start, colon).toLowerCase(Locale.ROOT));
  }

  /** Where the header after this one begins; lines that begin with a space belong to one before. */
  private static int nextHeader(String text, int start) {
    int next = start;
    do {
      next = text.indexOf('\n', next) + 1;
    } while (next > 0 && next < text.length() && " \t".indexOf(text.charAt(next)) >= 0);
    return next <= 0 ? text.length() : next;
  }
}
