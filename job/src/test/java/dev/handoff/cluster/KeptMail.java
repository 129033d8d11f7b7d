package dev.handoff.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of mails: each an {@code .eml} file, and a line in {@code received.tsv} once it is
 * whole: when, Message-ID, recipient, hash of the bytes, file.
 */
final class KeptMail {

  private static final Pattern MESSAGE_ID =
      Pattern.compile("^Message-ID:\\s*<([^>]*)>", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private final Path folder;
  private long number;

  private KeptMail(Path folder, long number) {
    this.folder = folder;
    this.number = number;
  }

  /** The folder, with what it holds already. */
  static KeptMail in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new KeptMail(folder, received(folder).size());
  }

  /**
   * A mail that was kept, for one recipient.
   *
   * @param messageId without brackets; empty when the mail has none
   * @param hash of all its bytes
   */
  record Received(String messageId, String recipient, String hash) {

    static Received of(String recipient, byte[] mail) {
      return new Received(KeptMail.messageId(mail), recipient, KeptMail.hash(mail));
    }

    private static Received of(String line) {
      String[] fields = line.split("\t", -1);
      return new Received(fields[1], fields[2], fields[3]);
    }
  }

  /** What such a folder holds and will hold. */
  static Arrivals arrivals(Path folder) {
    return new Arrivals() {
      @Override
      public List<Received> received() throws IOException {
        return KeptMail.received(folder);
      }

      @Override
      public boolean settled() {
        return true;
      }

      @Override
      public long cut() throws IOException {
        return unfinished(folder);
      }
    };
  }

  /** All that a folder holds, in the order of arrival. */
  static List<Received> received(Path folder) throws IOException {
    Path journal = folder.resolve("received.tsv");
    if (!Files.exists(journal)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(journal)) {
      return lines.map(Received::of).toList();
    }
  }

  /** Keeps a mail; when this returns it is on disk. */
  synchronized void add(List<String> recipients, byte[] mail) throws IOException {
    number++;
    String file = "%06d.eml".formatted(number);
    Files.write(folder.resolve(file), mail);
    StringBuilder lines = new StringBuilder();
    for (String recipient : recipients) {
      lines
          .append(Instant.now())
          .append('\t')
          .append(messageId(mail))
          .append('\t')
          .append(recipient)
          .append('\t')
          .append(hash(mail))
          .append('\t')
          .append(file)
          .append('\n');
    }
    Files.write(
        folder.resolve("received.tsv"),
        lines.toString().getBytes(UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Notes what became of a connection, for {@link #unfinished}. */
  synchronized void connection(boolean ends) throws IOException {
    Files.write(
        folder.resolve("connections.txt"),
        (ends ? "quit\n" : "opened\n").getBytes(UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Connections that ended otherwise than by QUIT: the most that a kill may have mailed twice. */
  static long unfinished(Path folder) throws IOException {
    Path journal = folder.resolve("connections.txt");
    if (!Files.exists(journal)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(journal)) {
      return lines.mapToLong(line -> line.equals("opened") ? 1 : -1).sum();
    }
  }

  private static String messageId(byte[] mail) {
    String text = new String(mail, ISO_8859_1);
    int end = text.indexOf(text.contains("\r\n\r\n") ? "\r\n\r\n" : "\n\n");
    Matcher found = MESSAGE_ID.matcher(end < 0 ? text : text.substring(0, end));
    return found.find() ? found.group(1) : "";
  }

  private static String hash(byte[] mail) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(mail));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
