package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.fixture.LumiaRecords.Keyed;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.tool.Handoff;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A run over files in which two things go wrong: a page of Marketo activities that the
 * configuration does not let be read, and a mail that the server refuses. Both are mended, and put
 * in again with {@code redrive}.
 */
class RedriveIT {

  private static final String NADIA = "nadia.keller@seller.example";
  private static final String TEAM = "sales-emea@seller.example";
  private static final int VISITS = 2_000;

  @RegisterExtension static final MiniClusterExtension FLINK = FileRun.cluster();

  @TempDir Path folder;

  private final LumiaRecords lumia = LumiaRecords.today();
  private final StringWriter printed = new StringWriter();
  private Path in;
  private Path out;

  @BeforeEach
  void aWarmGroup() throws IOException {
    in = folder.resolve("in");
    out = folder.resolve("out");
    FileRun.write(in, Topic.CATALOG, values(lumia.catalog(NADIA, TEAM)));
    FileRun.write(in, Topic.BUYING_GROUPS, List.of(lumia.group().value()));
    FileRun.write(in, Topic.PEOPLE, values(lumia.people()));
    List<String> activities = values(lumia.meetings(10));
    activities.add(marketoPage());
    FileRun.write(in, Topic.ACTIVITIES, activities);
  }

  @Test
  void a_record_that_a_setting_kept_out_comes_in_whole_when_it_is_put_in_again() throws Exception {
    Map<Topic, List<String>> bad =
        FileRun.over(in, out).with("activities.format", "canonical").toTheEnd();
    assertThat(lines(bad, Topic.DEAD_LETTERS)).hasSize(1);
    assertThat(json(bad, Topic.DEAD_LETTERS).path("truncated").asBoolean()).isTrue();

    assertThat(redrive("--from", out.toString(), "--input", in.toString())).isEqualTo(1);
    assertThat(printed.toString()).contains("activities").contains("activities.ndjson:41");

    Path next = folder.resolve("next");
    assertThat(
            redrive(
                "--from",
                out.toString(),
                "--input",
                in.toString(),
                "--topic",
                "activities",
                "--send",
                "--to",
                next.toString()))
        .isZero();
    assertThat(Files.readAllLines(next.resolve("activities.ndjson")))
        .containsExactly(marketoPage());

    for (Topic topic : List.of(Topic.CATALOG, Topic.BUYING_GROUPS, Topic.PEOPLE)) {
      String file = topic.wireName() + ".ndjson";
      Files.copy(in.resolve(file), next.resolve(file));
    }
    Map<Topic, List<String>> good =
        FileRun.over(next, folder.resolve("good")).with("activities.format", "auto").toTheEnd();
    assertThat(lines(good, Topic.DEAD_LETTERS)).isEmpty();
    assertThat(String.join("", lines(good, Topic.SCORES))).contains("\"type\":\"pageViewed\"");
  }

  @Test
  void a_mail_that_was_refused_is_mailed_late_to_whom_it_was_refused_and_to_nobody_else()
      throws Exception {
    String toNadia = "RCPT TO:<" + NADIA.toUpperCase(Locale.ROOT) + ">";
    try (ScriptedSmtp server = new ScriptedSmtp().answer(toNadia, "550 5.2.2 mailbox full")) {
      Map<Topic, List<String>> first = mailing(in, out, server).toTheEnd();
      assertThat(server.accepted()).as("the team's").isEqualTo(1);
      assertThat(json(first, Topic.DEAD_LETTERS).path("origin").path("messageId").asText())
          .isNotEmpty();

      assertThat(redrive("--from", out.toString(), "--class", "alert")).isEqualTo(1);
      assertThat(printed.toString())
          .contains("1 sales-alerts         deliver  refused by the mail server")
          .doesNotContain("@seller.example");

      server.answer(toNadia, "250 ok");
      int sent =
          redrive(
              "--from",
              out.toString(),
              "--input",
              in.toString(),
              "--class",
              "alert",
              "--send",
              "--to",
              in.toString());
      assertThat(sent).as(printed.toString()).isZero();
      Map<Topic, List<String>> late =
          mailing(in, folder.resolve("late"), server).with("stages", "mail").toTheEnd();

      assertThat(server.accepted()).as("and Nadia's").isEqualTo(2);
      assertThat(server.lastMail())
          .contains("To: " + NADIA)
          .contains("This alert comes late: it was decided on");
      assertThat(lines(late, Topic.DEAD_LETTERS)).isEmpty();
      assertThat(lines(late, Topic.MESSAGES)).singleElement().asString().contains("redrivenAt");
      assertThat(redrive("--from", folder.resolve("late").toString())).isZero();
    }
  }

  @Test
  void an_alert_that_shows_somebody_who_was_erased_since_stays() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp().answer("DATA", "554 5.6.0 not like this")) {
      mailing(in, out, server).toTheEnd();
    }
    List<String> people = values(lumia.people());
    people.add("{\"personId\":\"p-ben\",\"erased\":true,\"updatedAt\":\"" + lumia.now() + "\"}");
    FileRun.write(in, Topic.PEOPLE, people);

    int exitCode =
        redrive(
            "--from",
            out.toString(),
            "--input",
            in.toString(),
            "--class",
            "alert",
            "--send",
            "--to",
            folder.resolve("next").toString());

    assertThat(exitCode).isEqualTo(1);
    assertThat(printed.toString())
        .contains("0 put in again")
        .contains("2 left out: shows a person who was erased since");
    assertThat(folder.resolve("next").resolve("sales-alerts.ndjson")).doesNotExist();
  }

  @Test
  void wrong_use_is_told() {
    assertThat(redrive("--from", out.toString())).isEqualTo(2);
    assertThat(redrive("--from", in.toString(), "--send")).isEqualTo(2);
    assertThat(redrive("--from", in.toString(), "--class", "spam")).isEqualTo(2);
    assertThat(printed.toString())
        .contains("--from: there is no folder")
        .contains("--to: is required")
        .contains("not \"spam\"");
  }

  private static FileRun mailing(Path from, Path to, ScriptedSmtp server) {
    FileRun run = FileRun.over(from, to).with("mail.drain", "20s");
    List<String> options = KafkaJobs.toServer(server.port());
    for (int i = 0; i < options.size(); i += 2) {
      run.with(options.get(i).substring(2), options.get(i + 1));
    }
    return run;
  }

  private int redrive(String... arguments) {
    List<String> all = new ArrayList<>(List.of("redrive"));
    all.addAll(List.of(arguments));
    PrintWriter to = new PrintWriter(printed);
    return new CommandLine(new Handoff()).setOut(to).setErr(to).execute(all.toArray(new String[0]));
  }

  /** More than a dead letter keeps. */
  private String marketoPage() {
    StringBuilder page = new StringBuilder("{\"requestId\":\"1\",\"success\":true,\"result\":[");
    for (int i = 0; i < VISITS; i++) {
      page.append(i == 0 ? "" : ",")
          .append("{\"marketoGUID\":\"v")
          .append(i)
          .append("\",\"leadId\":\"p-ada\",\"activityDate\":\"")
          .append(lumia.ago(Duration.ofDays(1)))
          .append("\",\"activityTypeId\":1,\"attributes\":[]}");
    }
    return page.append("]}").toString();
  }

  private static List<String> values(List<Keyed> records) {
    return new ArrayList<>(records.stream().map(Keyed::value).toList());
  }

  private static List<String> lines(Map<Topic, List<String>> topics, Topic topic) {
    return topics.getOrDefault(topic, List.of());
  }

  private static JsonNode json(Map<Topic, List<String>> topics, Topic topic) {
    return KafkaJobs.json(lines(topics, topic).get(0));
  }
}
