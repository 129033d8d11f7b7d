package dev.handoff.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the parts that a run has written become one file a topic. */
class NdjsonFilesTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir private Path folder;

  @Test
  void partsComeInTheOrderInWhichTheyWereWrittenAlsoAfterARestore() throws IOException {
    part("part-f-2", "first", 1);
    part("part-f-10", "second", 2);
    part("part-a-0", "third, by another writer after a restore", 3);
    part(".part-a-1.inprogress", "never committed", 4);
    NdjsonFiles files = new NdjsonFiles(folder);
    files.merge(List.of(Topic.SCORES));
    assertThat(Files.readAllLines(files.file(Topic.SCORES)))
        .containsExactly("first", "second", "third, by another writer after a restore");
    assertThat(folder.resolve(".parts")).doesNotExist();
  }

  @Test
  void whatIsSoFarIsReadWhileTheRunGoesOnAndIsNoPartOfTheTopic() throws IOException {
    NdjsonFiles files = new NdjsonFiles(folder);
    assertThat(files.soFar(Topic.SCORES)).as("before the first checkpoint").isEmpty();
    part("scores.so-far", "part-f-10", "second", 2);
    part("scores.so-far", "part-f-2", "first", 1);
    part("scores.so-far", ".part-f-11.inprogress", "not committed yet", 3);
    part("part-f-0", "as it is in the end", 4);
    assertThat(files.soFar(Topic.SCORES))
        .map(Files::readString)
        .containsExactly("first\n", "second\n");
    files.merge(List.of(Topic.SCORES));
    assertThat(Files.readAllLines(files.file(Topic.SCORES))).containsExactly("as it is in the end");
    assertThat(files.soFar(Topic.SCORES)).isEmpty();
    assertThat(folder.resolve(".parts")).doesNotExist();
  }

  private void part(String name, String line, int minute) throws IOException {
    part("scores", name, line, minute);
  }

  private void part(String parts, String name, String line, int minute) throws IOException {
    Path file = folder.resolve(".parts").resolve(parts).resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, line + "\n");
    Files.setLastModifiedTime(file, FileTime.from(MONDAY.plusSeconds(60L * minute)));
  }
}
