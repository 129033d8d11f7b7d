package dev.handoff.job;

import dev.handoff.bench.KafkaStreamsPeer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@link KafkaStreamsPeer} in its process, with its own RocksDB instead of Flink's. */
final class StreamsProcess implements AutoCloseable {

  private static final Path ROCKSDB = Path.of("target", "bench-lib", "rocksdbjni.jar");

  private final Process process;
  private final BufferedReader answers;
  private final Writer asks;

  StreamsProcess(String bootstrapServers, int threads, Path folder) throws IOException {
    if (!Files.exists(ROCKSDB)) {
      throw new IllegalStateException(ROCKSDB + " is missing: run with -Pbench");
    }
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-cp",
                classPath(),
                KafkaStreamsPeer.class.getName(),
                bootstrapServers,
                Integer.toString(threads),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    asks = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Milliseconds that it takes to read a topic to its end. */
  long read(String topic, String id) {
    try {
      asks.write(topic + " " + id + "\n");
      asks.flush();
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith("took ")) {
          return Long.parseLong(line.substring("took ".length()));
        }
      }
      throw new IllegalStateException("Kafka Streams has ended without an answer");
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka Streams does not answer", e);
    }
  }

  private static String classPath() {
    String ours =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return ROCKSDB
        + File.pathSeparator
        + Arrays.stream(ours.split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("frocksdbjni"))
            .collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
