package dev.handoff.tool.track;

import static dev.handoff.tool.track.TrackRun.ADA;
import static dev.handoff.tool.track.TrackRun.MONDAY;
import static dev.handoff.tool.track.TrackRun.TARGET;
import static dev.handoff.tool.track.TrackRun.click;
import static dev.handoff.tool.track.TrackRun.header;
import static dev.handoff.tool.track.TrackRun.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.MessageEvent;
import dev.handoff.link.MailLink;
import dev.handoff.link.MailLink.Kind;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clicks and opens over HTTP: where they lead, and which of them are a machine's. */
class TrackClicksTest {

  @TempDir private Path folder;
  @AutoClose private TrackRun run;

  @BeforeEach
  void start() throws Exception {
    run = TrackRun.overTopics(folder);
  }

  @Test
  void aClickIsLedToItsTargetAndIsAnEventOnce() throws Exception {
    HttpResponse<String> first = run.get(path(click(TARGET)));
    run.get(path(click(TARGET)));

    assertThat(first.statusCode()).isEqualTo(302);
    assertThat(header(first, "Location")).isEqualTo(TARGET);
    assertThat(run.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.type()).isEqualTo(MessageEvent.Type.CLICKED);
              assertThat(event.automated()).isFalse();
              assertThat(event.detail()).isEqualTo(TARGET);
            });
  }

  @Test
  void nothingInARequestCanTurnTheTargetIntoAnother() throws Exception {
    String query = "?url=https://evil.example&target=https://evil.example&lang=fr";

    assertThat(header(run.get(path(click(TARGET)) + query), "Location")).isEqualTo(TARGET);
    assertThat(run.get("/c/https://evil.example").statusCode()).isEqualTo(404);
    assertThat(run.get("/c/k1.https:%2F%2Fevil.example").statusCode()).isEqualTo(404);
  }

  @Test
  void anOldClickIsNotLedOnAndNoEventButItsTargetCanBeSeen() throws Exception {
    try (TrackRun later =
        new TrackRun(
            Files.createDirectory(folder.resolve("later")),
            new FileLog(folder.resolve("later")),
            Clock.fixed(MONDAY.plus(Duration.ofDays(61)), ZoneOffset.UTC))) {
      HttpResponse<String> page = later.get(path(click(TARGET)));

      assertThat(page.statusCode()).isEqualTo(410);
      assertThat(header(page, "Location")).isNull();
      assertThat(page.body()).contains("Go on to", "www.example.com");
      assertThat(later.events()).isEmpty();
    }
  }

  @Test
  void anOpenIsAPixelThatNobodyKeeps() throws Exception {
    HttpResponse<String> pixel = run.get(path(ADA.as(Kind.OPEN, null)));

    assertThat(header(pixel, "Content-Type")).isEqualTo("image/gif");
    assertThat(header(pixel, "Cache-Control")).isEqualTo("no-store");
    assertThat(pixel.body()).startsWith("GIF89a");
    assertThat(run.events())
        .singleElement()
        .satisfies(event -> assertThat(event.automated()).isFalse());
    assertThat(run.events().get(0).type()).isEqualTo(MessageEvent.Type.OPENED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0",
        "",
        "curl/8.5.0",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; Barracuda Sentinel (EE))",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) BingPreview/1.0b",
        "python-requests/2.32",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"
      })
  void machinesThatSayWhoTheyAreAreMarked(String userAgent) throws Exception {
    run.send(run.request(path(click(TARGET))).setHeader("User-Agent", userAgent));

    assertThat(run.events()).singleElement().extracting(MessageEvent::automated).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/19.1 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
      })
  void peopleAreNot(String userAgent) throws Exception {
    run.send(run.request(path(click(TARGET))).setHeader("User-Agent", userAgent));

    assertThat(run.events()).singleElement().extracting(MessageEvent::automated).isEqualTo(false);
  }

  @Test
  void aHeadIsAMachines() throws Exception {
    run.send(run.request(path(click(TARGET + "1"))).method("HEAD", BodyPublishers.noBody()));
    assertThat(run.events()).singleElement().extracting(MessageEvent::automated).isEqualTo(true);
  }

  @Test
  void aPrefetchIsAMachines() throws Exception {
    run.send(run.request(path(click(TARGET))).header("Sec-Purpose", "prefetch;prerender"));

    assertThat(run.events()).singleElement().extracting(MessageEvent::automated).isEqualTo(true);
  }

  @Test
  void theSecondLinkOfOneMailAtOnceIsAMachines() throws Exception {
    run.get(path(click(TARGET + "1")));
    run.get(path(click(TARGET + "2")));

    assertThat(run.events()).extracting(MessageEvent::automated).containsExactly(false, true);
  }

  @Test
  void aMachineThatComesFirstTakesNothingFromThePersonAfterIt() throws Exception {
    run.send(run.request(path(click(TARGET))).setHeader("User-Agent", "curl/8.5.0"));
    run.get(path(click(TARGET)));

    assertThat(run.events()).extracting(MessageEvent::automated).containsExactly(true, false);
    assertThat(run.events()).extracting(MessageEvent::eventId).doesNotHaveDuplicates();
  }

  @Test
  void aClickBeforeAnybodyCanHaveReadTheMailIsAMachines() throws Exception {
    MailLink justAsked =
        new MailLink(
            Kind.CLICK,
            ADA.messageId(),
            ADA.personId(),
            ADA.recipient(),
            ADA.messageClass(),
            ADA.message(),
            ADA.topic(),
            ADA.locale(),
            MONDAY.minusSeconds(4),
            TARGET);

    run.get(path(justAsked));

    assertThat(run.events()).singleElement().extracting(MessageEvent::automated).isEqualTo(true);
  }
}
