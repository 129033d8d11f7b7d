package dev.handoff.tool.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {
  private static final Path COMMITTED = Path.of("..", "deploy", "local", "demo-data");

  @TempDir Path fresh;

  @Test
  void theCommittedFilesAreThoseThatTheGeneratorWrites() throws IOException {
    new DemoData().writeTo(fresh);

    assertThat(names(COMMITTED)).isEqualTo(names(fresh));
    for (String name : names(fresh)) {
      assertThat(COMMITTED.resolve(name)).hasSameBinaryContentAs(fresh.resolve(name));
    }
  }

  @Test
  void everyFileEndsWithALineEndAndHasNoCarriageReturn() throws IOException {
    new DemoData().writeTo(fresh);

    for (String name : names(fresh)) {
      byte[] bytes = Files.readAllBytes(fresh.resolve(name));
      assertThat(bytes).as(name).endsWith((byte) '\n').doesNotContain((byte) '\r');
    }
  }

  @Test
  void thereIsAFileForEveryTopic() {
    assertThat(new DemoData().topics())
        .containsExactlyInAnyOrder(
            "activities",
            "interesting-moments",
            "people",
            "buying-groups",
            "catalog",
            "consents",
            "message-requests",
            "message-events");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
