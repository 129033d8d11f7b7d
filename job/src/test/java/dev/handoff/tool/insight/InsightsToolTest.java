package dev.handoff.tool.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handoff.codec.CatalogReader;
import dev.handoff.codec.MessageEventWriter;
import dev.handoff.domain.insight.MailDeed;
import dev.handoff.domain.insight.MailLog;
import dev.handoff.domain.insight.RiskModel;
import dev.handoff.domain.insight.SegmentModel;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.fixture.MailWorld;
import dev.handoff.fixture.MailWorld.Habit;
import dev.handoff.tool.Handoff;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Both answers as anybody gets them: from message events in a file. */
class InsightsToolTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path folder;

  private record Ran(int exitCode, String out, String err) {}

  @BeforeAll
  static void mail() throws IOException {
    MailLog log =
        new MailWorld(5, 900, 150)
            .interactingMore(2, Duration.ofDays(1))
            .leaving(-3.2, Map.of("promotionalSent", 0.12, "after.order-delayed", 0.9))
            .live();
    write(folder, log);
  }

  @Test
  void insightsPrintsBothAnswersAndTheSegments() {
    Ran ran = run("insights", "--input", folder.toString(), "--people", "3");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .containsPattern("1 d before .* more")
        .contains("This is association")
        .containsPattern("AUC 0\\.[67].*better than chance")
        .contains("after.order-delayed")
        .contains("Reads only what concerns an order")
        .containsPattern("p-\\d{5} +0\\.");
  }

  @Test
  void insightsTellsOfNobodyUnlessAsked() throws IOException {
    Ran ran = run("insights", "--input", folder.toString(), "--json");
    JsonNode json = JSON.readTree(ran.out());
    assertThat(ran.out()).doesNotContain("p-0");
    assertThat(json.at("/associations")).hasSize(6);
    assertThat(json.at("/associations/1/verdict").textValue()).isEqualTo("more");
    assertThat(json.at("/risk/verdict").textValue()).isEqualTo("better-than-chance");
    assertThat(json.at("/risk/laterData/tenths")).hasSize(10);
    assertThat(json.at("/segments/0/people").isInt()).isTrue();
  }

  @Test
  void fitProposesTheNextVersionAsARecordThatTheCatalogTakes() throws IOException {
    Ran ran = run("fit", "--input", folder.toString(), "--updated-at", "2026-06-10T00:00:00+02:00");
    assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
    String record = ran.out().lines().reduce((first, second) -> second).orElseThrow();
    assertThat(new CatalogReader().read(record.getBytes(StandardCharsets.UTF_8)).items())
        .singleElement()
        .isInstanceOfSatisfying(
            RiskModel.class,
            model -> {
              assertThat(model.version()).isEqualTo(1);
              assertThat(model.updatedAt()).isEqualTo("2026-06-09T22:00:00Z");
              assertThat(model.coefficients().get("after.order-delayed")).isBetween(0.4, 1.4);
              assertThat(model.coefficients().get("promotionalSent")).isBetween(0.05, 0.2);
            });
  }

  @Test
  void fitProposesNothingWhereThereIsNothing(@TempDir Path other) throws IOException {
    write(other, new MailWorld(4, 300, 150).leaving(-2.5, Map.of()).live());
    Ran ran = run("fit", "--input", other.toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("no better than chance").contains("Nothing is proposed.");
  }

  @Test
  void fitProposesSegmentsAsARecordThatTheCatalogTakes(@TempDir Path other) throws IOException {
    write(other, new MailWorld(0, 300, 90).of(Habit.ORDERS_ONLY, Habit.OFFERS).live());
    Ran ran =
        run(
            "fit",
            "--model",
            "segments",
            "--input",
            other.toString(),
            "--updated-at",
            "2026-06-10T00:00:00+02:00");
    assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out())
        .containsPattern("2 +\\d+\\.\\d % +0\\.\\d+  chosen")
        .containsPattern("change segments \\(\\d+ of \\d+\\)")
        .contains("people: Reads only what concerns an order");
    String record = ran.out().lines().reduce((first, second) -> second).orElseThrow();
    assertThat(new CatalogReader().read(record.getBytes(StandardCharsets.UTF_8)).items())
        .singleElement()
        .isInstanceOfSatisfying(
            SegmentModel.class,
            model -> {
              assertThat(model.version()).isEqualTo(1);
              assertThat(model.updatedAt()).isEqualTo("2026-06-09T22:00:00Z");
              assertThat(model.segments())
                  .hasSize(2)
                  .extracting(SegmentModel.Segment::id)
                  .contains("orders-only");
            });
  }

  @Test
  void fitProposesNoSegmentsWhereThereAreNone(@TempDir Path other) throws IOException {
    write(other, new MailWorld(4, 300, 60).live());
    Ran ran = run("fit", "--model", "segments", "--input", other.toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("No segments", "Nothing is proposed.");
  }

  @Test
  void aModelThatCannotBeFittedIsWrongUse() {
    Ran ran = run("fit", "--model", "weather", "--input", folder.toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--model is risk or segments, not \"weather\"");
  }

  @Test
  void theMailOfAnErasedPersonIsNotRead(@TempDir Path other) throws IOException {
    write(other, new MailWorld(5, 40, 60).live());
    Files.writeString(
        other.resolve("people.ndjson"),
        "{\"personId\":\"p-00000\",\"erased\":true,\"updatedAt\":\"2026-12-01T00:00:00Z\"}\n");
    Ran ran = run("insights", "--input", other.toString(), "--people", "100");
    assertThat(ran.out()).contains("Mail of 39 people").doesNotContain("p-00000");
  }

  @Test
  void aFolderWithoutEventsIsWrongUse(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("people.ndjson"));
    Ran ran = run("insights", "--input", folder.toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("there is no message-events.ndjson");
  }

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        new CommandLine(new Handoff())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Ran(exitCode, out.toString(), err.toString());
  }

  private static void write(Path to, MailLog log) throws IOException {
    List<String> lines = new ArrayList<>();
    log.people()
        .forEach(
            (personId, deeds) -> {
              for (MailDeed deed : deeds) {
                lines.add(
                    new String(
                        MessageEventWriter.write(event(personId, deed, lines.size())),
                        StandardCharsets.UTF_8));
              }
            });
    Files.write(to.resolve("message-events.ndjson"), lines);
  }

  private static MessageEvent event(String personId, MailDeed deed, int number) {
    MessageClass messageClass =
        deed.kind().name().startsWith("T") ? MessageClass.TRANSACTIONAL : MessageClass.PROMOTIONAL;
    MessageEvent.Type type =
        switch (deed.kind()) {
          case PROMOTIONAL_SENT, TRANSACTIONAL_SENT -> MessageEvent.Type.SENT;
          case PROMOTIONAL_INTERACTION, TRANSACTIONAL_INTERACTION -> MessageEvent.Type.CLICKED;
          case DELIVERY_FAILED -> MessageEvent.Type.DEFERRED;
          case LEFT -> MessageEvent.Type.UNSUBSCRIBED;
        };
    return new MessageEvent(
        "e-" + number,
        deed.mailId(),
        personId,
        personId + "@lumia.example",
        messageClass,
        deed.message().isEmpty() ? "newsletter" : deed.message(),
        null,
        type,
        false,
        deed.at(),
        null);
  }
}
