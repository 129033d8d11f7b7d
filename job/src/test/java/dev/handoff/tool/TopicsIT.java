package dev.handoff.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.SettingsReader;
import dev.handoff.source.ClusterTopics;
import dev.handoff.source.KafkaTopics;
import dev.handoff.source.PlannedTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Topics of a real broker are made as SPEC section 7 has them. */
class TopicsIT {

  @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker();

  private static final int ALL = Topic.values().length;

  @Test
  void topicsThatAreMissingAreMadeOnceWithCleanupRetentionAndPartitions() {
    CommandRun dry = topics("a", "--dry-run");
    assertThat(dry.out())
        .contains("missing  a.people", "missing  a.activities")
        .endsWith(ALL + " topics: " + ALL + " missing, 0 that differ.\n");
    assertThat(dry.exitCode()).isEqualTo(1);

    CommandRun made = topics("a", "--partitions", "3");
    assertThat(made.out())
        .contains("made     a.people                 compact")
        .contains("made     a.sales-alerts           delete after 30 days")
        .endsWith(ALL + " topics: " + ALL + " made, 0 that differ.\n");
    assertThat(made.exitCode()).isZero();
    assertThat(KAFKA.settings("a.people")).containsEntry("cleanup.policy", "compact");
    assertThat(KAFKA.settings("a.activities"))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "2592000000");
    assertThat(KAFKA.partitions("a.activities")).isEqualTo(3);
    assertThat(KAFKA.partitions("a.catalog")).isEqualTo(1);

    CommandRun again = topics("a");
    assertThat(again.out())
        .contains("fine     a.people")
        .endsWith(ALL + " topics: 0 made, 0 that differ.\n");
    assertThat(again.exitCode()).isZero();
  }

  @Test
  void aTopicThatIsThereOtherwiseIsNamedAndLeftAlone() {
    KAFKA.createTopics(2, List.of("b.catalog"));
    CommandRun run = topics("b", "--partitions", "2");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("differs  b.catalog                cleanup.policy is delete, not compact")
        .contains("made     b.people")
        .endsWith("1 that differ; change them with kafka-configs.sh, if that is meant.\n");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(KAFKA.settings("b.catalog")).containsEntry("cleanup.policy", "delete");

    assertThat(topics("b", "--partitions", "5").out())
        .contains("differs  b.people                 partitions are 2, not 5");
  }

  @Test
  void aTopicThatAnotherMadeInBetweenIsNoFault() throws BadOptionsException {
    KAFKA.createTopics(2, List.of("c.catalog"));
    KafkaTopics kafka =
        Objects.requireNonNull(
            SettingsReader.readForKafka("--kafka.bootstrap.servers", KAFKA.bootstrapServers())
                .kafka());
    try (ClusterTopics cluster = new ClusterTopics(kafka)) {
      PlannedTopic catalog = PlannedTopic.of(Topic.CATALOG, "c.catalog");
      assertThat(cluster.make(List.of(catalog), 1, Optional.empty())).containsExactly("c.catalog");
    }
    assertThat(KAFKA.partitions("c.catalog")).isEqualTo(2);
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNamed() {
    CommandRun run =
        CommandRun.of(
            "topics",
            "--set",
            "kafka.bootstrap.servers=127.0.0.1:1",
            "--set",
            "kafka.properties.default.api.timeout.ms=1000",
            "--set",
            "kafka.properties.request.timeout.ms=500");
    assertThat(run.err()).contains("kafka.bootstrap.servers: 127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private static CommandRun topics(String prefix, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("topics", "--set", "kafka.bootstrap.servers=" + KAFKA.bootstrapServers()));
    for (Topic topic : Topic.values()) {
      arguments.add("--set");
      arguments.add("kafka.topic." + topic.wireName() + "=" + prefix + "." + topic.wireName());
    }
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
