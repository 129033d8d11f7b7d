package dev.handoff.tool.track;

import static dev.handoff.tool.track.TrackRun.ADA;
import static dev.handoff.tool.track.TrackRun.MESSAGE_ID;
import static dev.handoff.tool.track.TrackRun.MONDAY;
import static dev.handoff.tool.track.TrackRun.click;
import static dev.handoff.tool.track.TrackRun.header;
import static dev.handoff.tool.track.TrackRun.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.Consent.Purpose;
import dev.handoff.domain.message.Consent.Status;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.fixture.Schemas;
import dev.handoff.link.MailLink;
import dev.handoff.link.MailLink.Kind;
import dev.handoff.source.TopicFiles;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The links of mails over HTTP, with a real client. */
class TrackServerTest {

  private static final String TARGET = "https://www.example.com/offers?id=7&from=mail#top";

  @TempDir private Path folder;
  private TrackRun run;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(
        new TopicFiles(folder).file(Topic.CATALOG),
        message("newsletter", "promotional", "product-news")
            + message("events", "promotional", "event_invitations")
            + message("order", "transactional", "orders"));
    run = TrackRun.over(folder);
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  void oneClickUnsubscribesFromTheTopicOfTheMail() throws Exception {
    HttpResponse<String> answer = run.post(path(ADA), "List-Unsubscribe=One-Click");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(run.consents())
        .containsExactly(
            new Consent(
                "p-ada",
                Purpose.MARKETING_EMAIL,
                "product-news",
                Status.WITHDRAWN,
                null,
                "one-click",
                null,
                MONDAY));
    assertThat(run.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.type()).isEqualTo(MessageEvent.Type.UNSUBSCRIBED);
              assertThat(event.messageId()).isEqualTo(MESSAGE_ID);
              assertThat(event.topic()).isEqualTo("product-news");
              assertThat(event.recipient()).isEqualTo("ada.moreau@lumia.example");
            });
    for (byte[] line : run.lines(Topic.CONSENTS)) {
      assertThat(Schemas.faults("consents", line)).isEmpty();
    }
    for (byte[] line : run.lines(Topic.MESSAGE_EVENTS)) {
      assertThat(Schemas.faults("message-events", line)).isEmpty();
    }
  }

  @Test
  void oneClickAsMultipartIsTheSame() throws Exception {
    String body =
        """
        --x
        Content-Disposition: form-data; name="List-Unsubscribe"

        One-Click
        --x--
        """
            .replace("\n", "\r\n");

    assertThat(run.post(path(ADA), "multipart/form-data; boundary=x", body).statusCode())
        .isEqualTo(200);
    assertThat(run.consents()).hasSize(1);
  }

  @Test
  void oneClickTwiceIsAnsweredTwiceAndWrittenOnce() throws Exception {
    run.post(path(ADA), "List-Unsubscribe=One-Click");

    assertThat(run.post(path(ADA), "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
    assertThat(run.consents()).hasSize(1);
    assertThat(run.events()).hasSize(1);
  }

  @Test
  void whoUnsubscribesAgainAfterAYesIsHeardAgain() throws Exception {
    run.post(path(ADA), "List-Unsubscribe=One-Click");
    run.post(path(ADA.as(Kind.PREFERENCES, null)), "save=yes&topic%3Aproduct-news=yes");
    run.post(path(ADA), "List-Unsubscribe=One-Click");

    assertThat(run.consents())
        .extracting(Consent::status)
        .containsExactly(Status.WITHDRAWN, Status.GRANTED, Status.WITHDRAWN);
  }

  @Test
  void aGetShowsAPageThatAsksAndNeverUnsubscribes() throws Exception {
    HttpResponse<String> page = run.get(path(ADA));
    run.send(run.request(path(ADA)).method("HEAD", BodyPublishers.noBody()));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<form method=\"post\">", "Product news", "Unsubscribe");
    assertThat(run.consents()).isEmpty();
    assertThat(run.events()).isEmpty();
  }

  @Test
  void thePostOfThatPageUnsubscribesAndSaysSo() throws Exception {
    HttpResponse<String> page = run.post(path(ADA), "confirm=yes");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("You get no more mail about", "in any case", "../p/k1.");
    assertThat(run.consents())
        .singleElement()
        .extracting(Consent::source)
        .isEqualTo("unsubscribe-page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "List-Unsubscribe=Two-Clicks", "confirm=maybe", "x=%zz"})
  void anyOtherPostChangesNothing(String form) throws Exception {
    assertThat(run.post(path(ADA), form).statusCode()).isEqualTo(400);
    assertThat(run.consents()).isEmpty();
  }

  @Test
  void theLanguageIsThatOfTheMailUntilAnotherIsChosen() throws Exception {
    MailLink inFrench =
        new MailLink(
            Kind.UNSUBSCRIBE,
            ADA.messageId(),
            ADA.personId(),
            ADA.recipient(),
            ADA.messageClass(),
            ADA.message(),
            ADA.topic(),
            "fr-FR",
            ADA.askedAt(),
            null);

    assertThat(run.get(path(inFrench)).body())
        .contains("lang=\"fr\"", "Se désabonner", "les nouveautés");
    assertThat(run.get(path(inFrench) + "?lang=en").body())
        .contains("lang=\"en\"", "Unsubscribe", "?lang=en");
  }

  @Test
  void topicsOfTheCatalogCanBeChosenOneByOne() throws Exception {
    String preferences = path(ADA.as(Kind.PREFERENCES, null));

    assertThat(run.get(preferences).body())
        .contains("Product news", "Event invitations", "open-tracking")
        .doesNotContain("Orders");
    HttpResponse<String> saved =
        run.post(
            preferences,
            "save=yes&topic%3Aproduct-news=no&topic%3Aevent_invitations=yes&topic%3Aorders=no"
                + "&topic%3Anever-heard=yes&open-tracking=same&click-tracking=yes");

    assertThat(saved.body())
        .contains("Product news", "Event invitations")
        .contains(": yes", ": no");
    assertThat(run.consents())
        .extracting(Consent::purpose, Consent::topic, Consent::status)
        .containsExactlyInAnyOrder(
            tuple(Purpose.MARKETING_EMAIL, "product-news", Status.WITHDRAWN),
            tuple(Purpose.MARKETING_EMAIL, "event_invitations", Status.GRANTED),
            tuple(Purpose.CLICK_TRACKING, null, Status.GRANTED));
    assertThat(run.events()).extracting(MessageEvent::topic).containsExactly("product-news");
  }

  @Test
  void everythingCanBeEndedAtOnce() throws Exception {
    run.post(path(ADA.as(Kind.PREFERENCES, null)), "all=no");

    assertThat(run.consents())
        .singleElement()
        .satisfies(
            consent -> {
              assertThat(consent.topic()).isNull();
              assertThat(consent.status()).isEqualTo(Status.WITHDRAWN);
            });
    assertThat(run.events()).singleElement().extracting(MessageEvent::topic).isNull();
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

  private static String message(String id, String messageClass, String topic) {
    return """
    {"kind":"message","id":"%s","version":1,"updatedAt":"2026-01-01T00:00:00Z","class":"%s",\
    "topic":"%s","subject":{"en":"Hello"},"template":"letter","blocks":[{"block":"article"}],\
    "sample":{}}
    """
        .formatted(id, messageClass, topic);
  }
}
