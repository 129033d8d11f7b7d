package dev.handoff.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.codec.SalesAlertCodec;
import dev.handoff.fixture.Alerts;
import dev.handoff.fixture.KafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Showing a mail of an alert that is in a topic. */
class PreviewFromKafkaIT {

  @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker();

  @TempDir private Path folder;

  @Test
  void anAlertOfTheTopicIsShown() throws Exception {
    CommandRun missing = preview("--group", "bg-1");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("kafka.topic.sales-alerts", "has no topic alerts");

    KAFKA.createTopics(2, List.of("alerts"));
    assertThat(preview().exitCode()).isEqualTo(1);

    KAFKA.send("alerts", "bg-1", SalesAlertCodec.write(Alerts.full("fr")));
    CommandRun run = preview("--group", "bg-1");
    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(folder.resolve("alert-5d41402abc4b2a76b9719d911017c592-fr.html")))
        .contains("Ada Moreau", "<html lang=\"fr\"");
    assertThat(preview("--group", "bg-2").err())
        .contains("There is no alert of \"bg-2\" in topic; near it: bg-1");
  }

  private CommandRun preview(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "preview",
                "--from",
                "topic",
                "--format",
                "html",
                "--output",
                folder.toString(),
                "--source",
                "kafka",
                "--kafka.topic.sales-alerts",
                "alerts",
                "--kafka.bootstrap.servers",
                KAFKA.bootstrapServers()));
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray(String[]::new));
  }
}
