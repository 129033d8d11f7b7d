package dev.handoff.tool.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.fixture.LumiaRecords.Keyed;
import dev.handoff.tool.Handoff;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A draft over what Kafka topics hold between two instants: Lumia's ten meetings, a day each. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BacktestKafkaIT {

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  private static final String SALES = "sales@seller.example";
  private static final JsonMapper JSON = new JsonMapper();

  private final LumiaRecords lumia = LumiaRecords.today();

  @TempDir private Path folder;

  @Test
  void topicsBetweenTwoInstantsAreTheLog() throws Exception {
    Instant until = lumia.ago(Duration.ofHours(30));
    sendStory();
    Path draft = folder.resolve("draft.ndjson");
    Files.write(draft, List.of(lumia.journey(38, "", SALES).value()));

    StringWriter out = new StringWriter();
    int exitCode =
        new CommandLine(new Handoff())
            .setOut(new PrintWriter(out))
            .execute(
                "backtest",
                "--catalog",
                draft.toString(),
                "--source",
                "kafka",
                "--kafka.bootstrap.servers",
                BROKER.bootstrapServers(),
                "--output",
                folder.resolve("out").toString(),
                "--from",
                lumia.ago(Duration.ofDays(12)).toString(),
                "--until",
                until.toString(),
                "--json");
    JsonNode report = JSON.readTree(out.toString());

    assertThat(exitCode).isZero();
    assertThat(report.get("until").asText()).isEqualTo(until.toString());
    assertThat(report.at("/alerts/live").asInt()).isEqualTo(1);
    assertThat(report.at("/alerts/later").asInt()).isEqualTo(1);
    assertThat(report.at("/changes/0/live/at").asText())
        .isEqualTo(lumia.ago(Duration.ofDays(10)).toString());
    assertThat(report.at("/changes/0/shift").asText()).isEqualTo("PT48H");
    assertThat(report.at("/changes/0/buyingGroupId").asText()).isEqualTo(LumiaRecords.GROUP);

    List<String> activities = log(Topic.ACTIVITIES);
    assertThat(activities).as("nine days of four, the last and the oldest not").hasSize(36);
    assertThat(activities.stream().map(BacktestKafkaIT::occurredAt).toList())
        .as("partitions in one order of time")
        .isSorted();
    assertThat(log(Topic.BUYING_GROUPS))
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("bg-gone").contains("\"deleted\":true"));
    assertThat(log(Topic.CATALOG)).hasSize(3);
    assertThat(log(Topic.PEOPLE)).hasSize(4);
    assertThat(folder.resolve("out/log/message-events.ndjson")).doesNotExist();
    assertThat(report.get("notes").toString())
        .contains("There is no topic message-events.")
        .contains("activities: 36 records, 1 left out");
  }

  private void sendStory() {
    List<String> topics =
        List.of("catalog", "buying-groups", "people", "activities", "interesting-moments");
    BROKER.createTopics(3, topics);
    Instant longAgo = lumia.ago(Duration.ofDays(60));
    send("catalog", lumia.catalog(SALES), longAgo);
    send("people", lumia.people(), longAgo);
    BROKER.send("buying-groups", lumia.group(), longAgo);
    BROKER.sendTombstone("buying-groups", "bg-gone", lumia.ago(Duration.ofDays(3)));
    for (Keyed meeting : lumia.meetings(10)) {
      Instant at = occurredAt(meeting.value());
      BROKER.send("activities", new Keyed(meeting.key(), meeting.value().replace(",", ",\n")), at);
    }
    BROKER.send(
        "activities",
        lumia.activity("too-old", LumiaRecords.ADA, "meetingScheduled", longAgo),
        longAgo);
    BROKER.sendTombstone("activities", LumiaRecords.ADA, lumia.ago(Duration.ofDays(3)));
  }

  private static void send(String topic, List<Keyed> records, Instant at) {
    records.forEach(record -> BROKER.send(topic, record, at));
  }

  private static Instant occurredAt(String activity) {
    return Instant.parse(activity.replaceAll("(?s).*\"occurredAt\":\"([^\"]+)\".*", "$1"));
  }

  private List<String> log(Topic topic) throws Exception {
    return new ArrayList<>(
        Files.readAllLines(folder.resolve("out/log").resolve(topic.wireName() + ".ndjson")));
  }
}
