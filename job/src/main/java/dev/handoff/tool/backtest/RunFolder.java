package dev.handoff.tool.backtest;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.source.TopicFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A log with another catalog: links to its files, and the catalog as a file. */
final class RunFolder {

  private RunFolder() {}

  /**
   * Makes the folder.
   *
   * @param folder where; files of topics in it are replaced
   * @param log the folder of the log's files
   * @param catalog the records to read instead of the log's own
   * @return the folder
   */
  static Path make(Path folder, Path log, List<byte[]> catalog) throws IOException {
    Files.createDirectories(folder);
    for (Topic topic : Topic.values()) {
      Path target = new TopicFiles(log).file(topic).toAbsolutePath();
      Path link = new TopicFiles(folder).file(topic);
      Files.deleteIfExists(link);
      if (topic != Topic.CATALOG && Files.isRegularFile(target)) {
        link(link, target);
      }
    }
    try (OutputStream out = Files.newOutputStream(new TopicFiles(folder).file(Topic.CATALOG))) {
      for (byte[] record : catalog) {
        out.write(record);
        out.write('\n');
      }
    }
    return folder;
  }

  /** Takes the links away again; the catalog stays, to be looked at. */
  static void clear(Path folder) throws IOException {
    for (Topic topic : Topic.values()) {
      if (topic != Topic.CATALOG) {
        Files.deleteIfExists(new TopicFiles(folder).file(topic));
      }
    }
  }

  /** Some file systems know no links; there it is a copy. */
  private static void link(Path link, Path target) throws IOException {
    try {
      Files.createSymbolicLink(link, target);
    } catch (UnsupportedOperationException | IOException e) {
      Files.copy(target, link);
    }
  }
}
