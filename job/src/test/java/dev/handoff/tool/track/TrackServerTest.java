package dev.handoff.tool.track;

import static dev.handoff.tool.track.TrackRun.ADA;
import static dev.handoff.tool.track.TrackRun.MONDAY;
import static dev.handoff.tool.track.TrackRun.TARGET;
import static dev.handoff.tool.track.TrackRun.click;
import static dev.handoff.tool.track.TrackRun.header;
import static dev.handoff.tool.track.TrackRun.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.source.TopicFiles;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the service over HTTP says of all requests alike, and which it refuses or cannot serve. */
class TrackServerTest {

  @TempDir private Path folder;
  @AutoClose private TrackRun run;

  @BeforeEach
  void start() throws Exception {
    run = TrackRun.overTopics(folder);
  }

  @Test
  void everyAnswerKeepsTokensAndPagesToThemselves() throws Exception {
    for (HttpResponse<String> answer :
        List.of(
            run.get(path(ADA)),
            run.get("/nothing"),
            run.get(path(click(TARGET))),
            run.post(path(ADA), "List-Unsubscribe=One-Click"))) {
      assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(answer, "Content-Security-Policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'", "'sha256-")
          .doesNotContain("unsafe");
      assertThat(header(answer, "Set-Cookie")).isNull();
      assertThat(answer.body()).doesNotContain("ada.moreau", "p-ada", "<script");
    }
  }

  @Test
  void whatIsNoLinkOfOursIsAPageThatSaysSo() throws Exception {
    for (String path : List.of("/", "/u/", "/u/k9.abc", "/x/y", "/u/" + "a".repeat(5_000))) {
      assertThat(run.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(run.get("/o/k9.abc").body()).as("a picture is a picture").startsWith("GIF89a");
    assertThat(run.events()).isEmpty();
  }

  @Test
  void theBaseUrlsPathMayBeThereOrTakenOffByTheProxy() throws Exception {
    assertThat(run.get("/mail" + path(ADA)).statusCode()).isEqualTo(200);
    assertThat(run.get(path(ADA)).statusCode()).isEqualTo(200);
  }

  @Test
  void requestsThatAreTooLargeOrOfAnotherMethodAreRefused() throws Exception {
    assertThat(run.post(path(ADA), "confirm=yes&x=" + "a".repeat(40_000)).statusCode())
        .isEqualTo(413);
    assertThat(run.post(path(click(TARGET)), "").statusCode()).isEqualTo(405);
    assertThat(
            run.send(run.request(path(ADA)).method("PUT", BodyPublishers.ofString("x")))
                .statusCode())
        .isEqualTo(405);
    assertThat(run.consents()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsNotSaidToBeDone() throws Exception {
    TrackRun.FailingLog log = new TrackRun.FailingLog();
    Path other = Files.createDirectory(folder.resolve("failing"));
    try (TrackRun failing = new TrackRun(other, log, Clock.fixed(MONDAY, ZoneOffset.UTC))) {
      HttpResponse<String> oneClick = failing.post(path(ADA), "List-Unsubscribe=One-Click");
      HttpResponse<String> page = failing.post(path(ADA), "confirm=yes");
      assertThat(oneClick.statusCode()).isEqualTo(503);
      assertThat(header(oneClick, "Retry-After")).isEqualTo("120");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body()).contains("Please try again");
      assertThat(failing.get("/health").statusCode()).isEqualTo(503);
      assertThat(header(failing.get(path(click(TARGET))), "Location"))
          .as("nobody is kept from a page because of us")
          .isEqualTo(TARGET);
      int tries = log.tries;
      failing.get(path(click(TARGET + "2")));
      assertThat(log.tries).as("and nobody waits again so soon").isEqualTo(tries);

      log.fails = false;
      assertThat(failing.post(path(ADA), "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
      assertThat(log.written).hasSize(2);
      assertThat(failing.get("/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void robotsAreToldToStayAwayAndHealthIsSaid() throws Exception {
    assertThat(run.get("/robots.txt").body()).contains("Disallow: /");
    assertThat(run.get("/health").body()).isEqualTo("ok\n");
  }

  @Test
  void whatACrashLeftOfALineDoesNotSpoilTheNext() throws Exception {
    Path other = Files.createDirectory(folder.resolve("crashed"));
    Files.writeString(new TopicFiles(other).file(Topic.CONSENTS), "{\"personId\": \"p-b");
    try (TrackRun restarted = TrackRun.over(other)) {
      restarted.post(path(ADA), "List-Unsubscribe=One-Click");

      assertThat(restarted.consents()).hasSize(1);
    }
  }
}
