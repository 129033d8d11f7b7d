package dev.handoff.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How source files are written, and that each rule finds what breaks it. */
class SourceTreeTest {

  private final SourceTree product = new SourceTree(SourceTree.MAIN);

  @TempDir private Path folder;

  @Test
  void noFileIsLongerThan300Lines() throws IOException {
    assertThat(product.filesTooLong()).isEmpty();
    assertThat(new SourceTree(SourceTree.TEST).filesTooLong()).isEmpty();
  }

  @Test
  void everyPackageSaysItsFloorAndWhatLivesThere() throws IOException {
    assertThat(product.packagesThatDoNotSayTheirFloor()).isEmpty();
  }

  @Test
  void everyTypeThatOthersSeeHasAComment() throws IOException {
    assertThat(product.typesWithoutComment()).isEmpty();
  }

  @Test
  void aFileOf301LinesIsFound() throws IOException {
    write("dev/handoff/codec/Short.java", "\n".repeat(300));
    write("dev/handoff/codec/Long.java", "\n".repeat(301));

    assertThat(new SourceTree(folder).filesTooLong())
        .containsExactly(Path.of("dev/handoff/codec/Long.java") + " has 301 lines");
  }

  @Test
  void aPackageWithoutItsFloorIsFound() throws IOException {
    write("dev/handoff/codec/package-info.java", "/** Floor 2: bytes. */\npackage x;\n");
    write("dev/handoff/mail/Mail.java", "package dev.handoff.mail;\n");
    write("dev/handoff/state/package-info.java", "/**\n * Floor 2: state.\n */\npackage x;\n");

    assertThat(new SourceTree(folder).packagesThatDoNotSayTheirFloor())
        .containsExactly(
            "dev.handoff.codec does not begin its comment with \"Floor 1:\"",
            "dev.handoff.mail does not begin its comment with \"Floor 1:\"");
  }

  @Test
  void aTypeWithoutCommentIsFound() throws IOException {
    write(
        "dev/handoff/codec/Reader.java",
        """
        package dev.handoff.codec;
        /** A reader. */
        public final class Reader {
          public record Bare(int a) {}
          /** What it says. */
          public interface Said {
            record Implicit() {}
          }
          private record Inner() {}
        }
        """);
    write(
        "dev/handoff/codec/Writer.java", "package dev.handoff.codec;\n// One.\nclass Writer {}\n");

    assertThat(new SourceTree(folder).typesWithoutComment())
        .containsExactly(
            "dev.handoff.codec.Reader.Bare",
            "dev.handoff.codec.Reader.Said.Implicit",
            "dev.handoff.codec.Writer");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
