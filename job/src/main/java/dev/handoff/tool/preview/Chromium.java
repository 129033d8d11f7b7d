package dev.handoff.tool.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Chromium on the PATH, run without a window and without the network. */
public final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final long LONGEST_SECONDS = 60;

  private final Path program;

  private Chromium(Path program) {
    this.program = program;
  }

  /** The one on the PATH; null when there is none. */
  public static @Nullable Chromium find() {
    return find(System.getenv().getOrDefault("PATH", ""));
  }

  static @Nullable Chromium find(String path) {
    return NAMES.stream()
        .flatMap(name -> Stream.of(path.split(":", -1)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Chromium::new)
        .orElse(null);
  }

  /**
   * A page after its scripts have run.
   *
   * @throws IOException when Chromium cannot show it, with what it said
   */
  public String document(Path page, int width) throws IOException {
    return run("--window-size=" + width + ",6000", "--dump-dom", page.toUri().toString());
  }

  /**
   * Makes a PNG picture of a page.
   *
   * @param scale picture's pixels for one of the page's
   * @throws IOException when Chromium cannot show it, with what it said
   */
  public void picture(Path page, int width, int height, String scale, Path png) throws IOException {
    Files.deleteIfExists(png);
    String said =
        run(
            "--window-size=" + width + "," + height,
            "--force-device-scale-factor=" + scale,
            "--screenshot=" + png.toAbsolutePath(),
            page.toUri().toString());
    if (!Files.isRegularFile(png)) {
      throw new IOException(program + " made no picture: " + said.strip());
    }
  }

  private String run(String... arguments) throws IOException {
    Path own = Files.createTempDirectory("handoff-chromium");
    try {
      List<String> command = new ArrayList<>();
      command.add(program.toString());
      command.addAll(List.of("--headless", "--disable-gpu", "--hide-scrollbars"));
      command.addAll(List.of("--host-resolver-rules=MAP * ~NOTFOUND", "--no-first-run"));
      command.add("--user-data-dir=" + own);
      if (System.getProperty("user.name", "").equals("root")) {
        // Root may not use its sandbox; the pages hold no script but ours.
        command.add("--no-sandbox");
      }
      command.addAll(List.of(arguments));
      return run(command, own);
    } finally {
      delete(own);
    }
  }

  private String run(List<String> command, Path own) throws IOException {
    Path out = own.resolve("out");
    Path err = own.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(program + " did not answer for " + LONGEST_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        List<String> said = Files.readString(err, UTF_8).lines().toList();
        throw new IOException(
            program
                + " ended with "
                + process.exitValue()
                + (said.isEmpty() ? "" : ": " + said.get(said.size() - 1)));
      }
      return Files.readString(out, UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + program + " ran", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** What it left behind; a process that is still ending may hold on to a file. */
  private static void delete(Path own) {
    try (Stream<Path> left = Files.walk(own)) {
      left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      own.toFile().deleteOnExit();
    }
  }
}
