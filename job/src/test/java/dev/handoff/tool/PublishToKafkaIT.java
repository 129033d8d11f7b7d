package dev.handoff.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.fixture.KafkaBroker;
import dev.handoff.sink.CatalogWriter;
import dev.handoff.sink.KeyedBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Publishing to a real broker. */
class PublishToKafkaIT {

  @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker();

  private static final Path CATALOG = Path.of("..", "deploy", "local", "catalog");

  @TempDir private Path folder;

  @Test
  void writesWhatIsNewUnderItsKeyAndKnowsItTheNextTime() throws Exception {
    KAFKA.createTopics(3, List.of("definitions"));
    Path config = folder.resolve("handoff.yaml");
    Files.writeString(
        config,
        "source: kafka\nkafka.topic.catalog: definitions\nkafka.bootstrap.servers: "
            + KAFKA.bootstrapServers()
            + "\n");

    CommandRun dry = publish(config);
    assertThat(dry.out()).endsWith("Nothing written; add --yes to write 19 records.\n");
    assertThat(KAFKA.written("definitions")).isEmpty();

    CommandRun real = publish(config, "--yes");
    assertThat(real.out()).endsWith("19 records written to definitions.\n");
    assertThat(real.exitCode()).isZero();
    assertThat(KAFKA.await("definitions", all -> all.size() == 19))
        .extracting(KafkaBroker.Received::key)
        .contains("journey/win-back", "role-template/web-buying-team", "score-model/default");

    KAFKA.sendTombstone("definitions", "journey/cooling-off", Instant.now());
    CommandRun again = publish(config, "--yes");
    assertThat(again.out())
        .contains("new        journey/cooling-off")
        .endsWith("1 record written to definitions.\n");
  }

  @Test
  void whoBeginsFirstWritesNothingWhenAnotherBeginsMeanwhile() throws Exception {
    KAFKA.createTopics(1, List.of("catalog"));
    KeyedBytes record = new KeyedBytes(bytes("journey/a"), bytes("{}"));
    try (CatalogWriter first = open();
        CatalogWriter second = open()) {
      second.write(List.of(record));

      assertThatThrownBy(() -> first.write(List.of(record)))
          .isInstanceOf(CatalogWriter.OvertakenException.class);
    }
    assertThat(KAFKA.await("catalog", all -> !all.isEmpty())).hasSize(1);
  }

  @Test
  void aTopicThatIsNotThereIsWrongUse() {
    CommandRun run =
        CommandRun.of(
            "publish",
            CATALOG.toString(),
            "--set",
            "kafka.bootstrap.servers=" + KAFKA.bootstrapServers(),
            "--set",
            "kafka.topic.catalog=missing");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("has no topic missing");
  }

  private static CommandRun publish(Path config, String... more) {
    return more.length == 0
        ? CommandRun.of("publish", CATALOG.toString(), "--config", config.toString())
        : CommandRun.of("publish", CATALOG.toString(), "--config", config.toString(), more[0]);
  }

  private static CatalogWriter open() {
    return CatalogWriter.open(KAFKA.bootstrapServers(), "catalog", Map.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
