package dev.handoff.tool.track;

import static dev.handoff.tool.track.TrackRun.ADA;
import static dev.handoff.tool.track.TrackRun.MESSAGE_ID;
import static dev.handoff.tool.track.TrackRun.MONDAY;
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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One click and the pages of a mail's links over HTTP: what they write, and what they never do. */
class TrackPagesTest {

  @TempDir private Path folder;
  @AutoClose private TrackRun run;

  @BeforeEach
  void start() throws Exception {
    run = TrackRun.overTopics(folder);
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
}
