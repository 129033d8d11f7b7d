package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar for clusters: nothing in it that Flink has, nothing missing that Flink has not. */
class JobJarIT {

  private static final Path JAR = Path.of("target", "handoff-job.jar");

  /** Files of Flink's lib folder, and what Flink's own jars need beside them. */
  private static final Pattern FLINKS_OWN =
      Pattern.compile(
          "(flink-(?!connector-kafka|test)|slf4j-api|log4j-|snakeyaml-engine|commons-|kryo|minlog|objenesis"
              + "|reflectasm|RoaringBitmap|javassist|snappy-java|lz4-java|frocksdbjni).*\\.jar");

  @TempDir private Path folder;

  @Test
  void holdsNoClassOfFlinkButThoseOfTheKafkaConnector() throws IOException, URISyntaxException {
    Path connector =
        Path.of(KafkaSource.class.getProtectionDomain().getCodeSource().getLocation().toURI());

    assertThat(entries(JAR).filter(name -> name.startsWith("org/apache/flink/")))
        .isNotEmpty()
        .allMatch(entries(connector).collect(Collectors.toUnmodifiableSet())::contains);
  }

  @Test
  void holdsNoLoggingBecauseFlinkHasIt() throws IOException {
    assertThat(
            entries(JAR)
                .filter(name -> name.matches("(org/(slf4j|apache/logging|apache/log4j)/|log4j).*")))
        .isEmpty();
  }

  @Test
  void holdsWhatOthersMayHaveInAnotherVersionUnderNamesOfItsOwn() throws IOException {
    for (String library :
        List.of(
            "com/google/",
            "com/fasterxml/jackson/",
            "com/datadoghq/",
            "org/antlr/",
            "org/apache/lucene/")) {
      Pattern unmoved = Pattern.compile("(META-INF/versions/\\d+/)?" + library + ".*");
      assertThat(entries(JAR).filter(unmoved.asMatchPredicate())).isEmpty();
      assertThat(entries(JAR).filter(name -> name.startsWith("dev/handoff/shaded/" + library)))
          .isNotEmpty();
    }
  }

  @Test
  void holdsTheClientOfTheModelWithoutWhatItDoesNotUse() throws IOException {
    assertThat(entries(JAR))
        .contains(
            "dev/langchain4j/model/openai/OpenAiChatModel.class",
            "io/github/resilience4j/circuitbreaker/CircuitBreaker.class",
            "dev/handoff/summary/prompt_en.txt",
            "dev/handoff/summary/prompt_fr.txt")
        .noneMatch(name -> name.startsWith("com/knuddels/"));
  }

  @Test
  void saysWhereTheServicesOfMailAre() throws IOException {
    for (String service :
        List.of(
            "jakarta.mail.Provider",
            "jakarta.mail.util.StreamProvider",
            "jakarta.activation.spi.MailcapRegistryProvider",
            "jakarta.activation.spi.MimeTypeRegistryProvider")) {
      List<String> names =
          text("META-INF/services/" + service)
              .lines()
              .map(line -> line.replaceFirst("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .toList();

      assertThat(names).as(service).isNotEmpty();
      assertThat(entries(JAR))
          .as(service)
          .containsAll(names.stream().map(name -> name.replace('.', '/') + ".class").toList());
    }
  }

  @Test
  void startsOnFlinkAloneAndListsWhatIsMissing() throws IOException, InterruptedException {
    Submission submission = flinkRun();

    assertThat(submission.output())
        .contains("These options cannot be used:", "  input: is required", "  output: is required")
        .doesNotContain("Exception");
    assertThat(submission.exitCode()).isEqualTo(2);
  }

  @Test
  void isSubmittedOnFlinkAlone() throws IOException, InterruptedException {
    Path input = Files.createDirectory(folder.resolve("input"));
    Files.writeString(input.resolve("people.ndjson"), "{\"personId\":7}\n");

    Submission submission =
        flinkRun("--input", input.toString(), "--output", folder.resolve("output").toString());

    assertThat(submission.output()).contains("Job has been submitted with JobID");
    assertThat(submission.exitCode()).isZero();
  }

  /** What {@code flink run} does, with a cluster in its own process: the jar first, then Flink. */
  private Submission flinkRun(String... arguments) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("config.yaml"), "execution.target: local\n");
    Path output = folder.resolve("output.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-cp",
                flinksOwn(),
                "org.apache.flink.client.cli.CliFrontend",
                "run",
                JAR.toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("FLINK_CONF_DIR", folder.toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ends by itself").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Submission(process.exitValue(), Files.readString(output));
  }

  private static String flinksOwn() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(path -> FLINKS_OWN.matcher(new File(path).getName()).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Stream<String> entries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(JarEntry::getName).toList().stream();
    }
  }

  private static String text(String entry) throws IOException {
    try (JarFile file = new JarFile(JAR.toFile());
        InputStream stream = file.getInputStream(file.getJarEntry(entry))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What became of a submission. */
  private record Submission(int exitCode, String output) {}
}
