package dev.handoff.mail.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder with one file a mail: a Maildir ({@code new} and {@code cur}), or a plain one. */
final class FolderMailbox implements Mailbox {

  private static final String SEEN = ":2,S";

  private final Path folder;
  private final boolean maildir;
  private final After after;
  private final Path movedTo;

  private FolderMailbox(Path folder, boolean maildir, After after, Path movedTo) {
    this.folder = folder;
    this.maildir = maildir;
    this.after = after;
    this.movedTo = movedTo;
  }

  static FolderMailbox open(Path folder, @Nullable After after, String movedTo) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    boolean maildir = Files.isDirectory(folder.resolve("new"));
    if (!maildir && after == After.SEEN) {
      throw new IllegalArgumentException(
          "--after seen: a plain folder has no flags; take move, delete or leave");
    }
    After chosen = Objects.requireNonNullElse(after, maildir ? After.SEEN : After.MOVE);
    // Maildir++: a folder beside begins with a dot.
    Path target = maildir ? folder.resolve("." + movedTo).resolve("cur") : folder.resolve(movedTo);
    return new FolderMailbox(folder, maildir, chosen, target);
  }

  /** A file. */
  private record Mail(Path path) implements Item {
    @Override
    public String name() {
      return path.getFileName().toString().replaceFirst(":2,.*$", "");
    }

    @Override
    public byte[] beginning() throws IOException {
      try (InputStream in = Files.newInputStream(path)) {
        return in.readNBytes(ReceivedMail.LONGEST);
      }
    }
  }

  @Override
  public List<Item> waiting() throws IOException {
    List<Item> waiting = new ArrayList<>();
    for (Path part :
        maildir ? List.of(folder.resolve("cur"), folder.resolve("new")) : List.of(folder)) {
      if (Files.isDirectory(part)) {
        try (Stream<Path> files = Files.list(part)) {
          files
              .filter(file -> Files.isRegularFile(file) && isWaiting(file))
              .sorted(Comparator.comparing(Path::getFileName))
              .map(Mail::new)
              .forEach(waiting::add);
        }
      }
    }
    return waiting;
  }

  private static boolean isWaiting(Path file) {
    String name = file.getFileName().toString();
    int flags = name.indexOf(":2,");
    return !name.startsWith(".") && (flags < 0 || name.indexOf('S', flags) < 0);
  }

  @Override
  public void settle(List<Item> items) throws IOException {
    for (Item item : items) {
      Path path = ((Mail) item).path();
      try {
        switch (after) {
          case MOVE -> move(path, movedTo.resolve(path.getFileName()));
          case SEEN -> move(path, folder.resolve("cur").resolve(item.name() + SEEN));
          case DELETE -> Files.delete(path);
          case LEAVE -> {
            // Read again next time, with the same event ids.
          }
        }
      } catch (NoSuchFileException e) {
        // Somebody else dealt with it meanwhile.
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.createDirectories(Objects.requireNonNull(to.getParent()));
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    // A folder needs no closing.
  }
}
