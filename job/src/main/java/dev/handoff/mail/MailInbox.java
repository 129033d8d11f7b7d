package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A folder that stands in for a mail server: one {@code .eml} and one {@code .html} a mail. Safe
 * for use by many threads and processes.
 */
public final class MailInbox {
  private static final Pattern FILE_NAME = Pattern.compile("[0-9a-z]{1,80}");

  private final Path dir;

  /** Keeps mail in this folder, which is made when the first mail comes. */
  public MailInbox(Path dir) {
    this.dir = dir;
  }

  /**
   * Stores one mail; storing it again changes nothing. Whoever looks sees a whole file or none, and
   * the {@code .eml} last: when it is there, the mail is in the inbox.
   *
   * @param messageId the name of both files, lower-case letters and digits
   * @param mime from {@link MimeComposer}
   * @param html what a browser can show
   * @throws IOException when the folder cannot be written
   * @throws IllegalArgumentException when the messageId is no such name
   */
  public void store(String messageId, byte[] mime, String html) throws IOException {
    if (!FILE_NAME.matcher(messageId).matches()) {
      throw new IllegalArgumentException("not a message id: \"" + messageId + "\"");
    }
    Files.createDirectories(dir);
    put(messageId + ".html", html.getBytes(UTF_8));
    put(messageId + ".eml", mime);
  }

  private void put(String name, byte[] bytes) throws IOException {
    Path target = dir.resolve(name);
    if (Files.exists(target) && Arrays.equals(Files.readAllBytes(target), bytes)) {
      return;
    }
    Path part = Files.createTempFile(dir, "." + name, ".part");
    try {
      Files.write(part, bytes);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
