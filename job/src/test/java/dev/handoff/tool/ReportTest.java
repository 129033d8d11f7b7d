package dev.handoff.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.fixture.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report from the files of a run. */
class ReportTest {

  private static final String ROW =
      """
      {"day":"2026-09-08","class":"promotional","message":"news","sent":%d,"delivered":40,"opened":20,\
      "clicked":4,"bounced":0,"complained":0,"unsubscribed":0,"suppressed":{},"converted":0,"automated":0}\
      """;

  @TempDir private Path folder;

  @Test
  void thePageShowsTheNewestOfEachRow() throws IOException {
    write(ROW.formatted(39), ROW.formatted(40));
    Path page = folder.resolve("pages").resolve("report.html");

    CommandRun ran = report("--to", page.toString(), "--locale", "fr");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("1 rows: " + page);
    assertThat(page).content().contains("40 messages envoyés", "50\u00a0%");
  }

  @Test
  void recordsThatAreNoRowsAreCountedAndLeftOut() throws IOException {
    write("{\"day\":\"someday\"}", ROW.formatted(40));
    CommandRun ran = report("--to", folder.resolve("report.html").toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("1 records are no rows of a report");
  }

  @Test
  void whoeverWatchesARunSeesItsRowsAsTheyAreCommitted() throws Exception {
    Path page = folder.resolve("report.html");
    Thread watching = new Thread(() -> report("--to", page.toString(), "--watch", "1"));
    watching.start();
    try {
      awaitPage(page, "No mail has been sent or stopped yet.");
      Path parts = Files.createDirectories(folder.resolve(".parts/message-report.so-far"));
      Files.writeString(parts.resolve("part-a-0"), ROW.formatted(40) + "\n");
      awaitPage(page, "40 mails sent");
      write(ROW.formatted(41));
      awaitPage(page, "41 mails sent");
      assertThat(page).content().contains("<meta http-equiv=\"refresh\" content=\"1\">");
    } finally {
      watching.interrupt();
      watching.join();
    }
  }

  @Test
  void whatIsNotThereIsNamed() {
    CommandRun ran = report("--to", folder.resolve("report.html").toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--from: there is no").contains("message-report.ndjson");
    assertThat(report("--locale", "de").err()).contains("--locale takes en or fr, not \"de\"");
    assertThat(report("--watch", "0").err()).contains("--watch takes a number of seconds");
  }

  private static void awaitPage(Path page, String words) {
    Eventually.holds(words, Duration.ofSeconds(30), () -> Files.readString(page).contains(words));
  }

  private CommandRun report(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "report";
    all[1] = "--from";
    all[2] = folder.toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return CommandRun.of(all);
  }

  private void write(String... lines) throws IOException {
    Files.write(folder.resolve("message-report.ndjson"), List.of(lines));
  }
}
