package dev.handoff.summary;

import static dev.handoff.fixture.ModelServer.says;
import static dev.handoff.fixture.ModelServer.with;
import static dev.handoff.summary.ModelRun.GOOD;
import static dev.handoff.summary.ModelRun.LONG;
import static dev.handoff.summary.ModelRun.QUICK;
import static dev.handoff.summary.ModelRun.SHORT;
import static dev.handoff.summary.ModelRun.ask;
import static dev.handoff.summary.ModelRun.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.alert.SalesAlert.Origin;
import dev.handoff.fixture.AlertBuilder;
import dev.handoff.fixture.Alerts;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.ModelServer;
import dev.handoff.summary.ModelSummariser.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A model behind an endpoint that is slow, broken or busy: an alert always gets its summary. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ModelSummariserTest {

  @AutoClose private final ModelRun run = new ModelRun();
  private final ModelServer server = run.server;

  // Slow and broken.

  @Test
  void anEndpointThatHangsCostsTheTimeoutAndNoMore() {
    server.always(server.hangs());

    assertThat(tell(run.summariser(SHORT), Alerts.full("en")).reason()).isEqualTo(Fallback.TIMEOUT);
  }

  @Test
  void anAnswerThatNeverEndsCostsTheTimeoutAndNoMore() {
    server.always(server.hangsInTheBody());

    assertThat(tell(run.summariser(SHORT), Alerts.full("en")).reason()).isEqualTo(Fallback.TIMEOUT);
  }

  @Test
  void anEndpointThatIsNotThereIsUnreachable() {
    ModelSummariser summariser = run.summariser(LONG);
    server.close();

    assertThat(tell(summariser, Alerts.full("en")).reason()).isEqualTo(Fallback.UNREACHABLE);
  }

  @Test
  void whatPassesIsTriedAgain() {
    server
        .next(with(503, "text/html", "<h1>busy</h1>"), ModelServer.tooMany("0"))
        .always(says(GOOD));

    assertThat(tell(run.summariser(LONG), Alerts.full("en")).summary().origin())
        .isEqualTo(Origin.MODEL);
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void aConnectionThatBreaksIsTriedAgain() {
    server.next(ModelServer.breaksOff()).always(says(GOOD));

    assertThat(tell(run.summariser(LONG), Alerts.full("en")).summary().origin())
        .isEqualTo(Origin.MODEL);
  }

  @Test
  void threeAttemptsAreEnough() {
    server.always(with(500, "application/json", "{}"));

    assertThat(tell(run.summariser(LONG), Alerts.full("en")).reason()).isEqualTo(Fallback.FAILED);
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void aPauseThatTheServerAsksForBeyondTheDeadlineEndsItAtOnce() {
    server.always(ModelServer.tooMany("3600"));

    assertThat(tell(run.summariser(LONG), Alerts.full("en")).reason()).isEqualTo(Fallback.FAILED);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aRefusalIsNotTriedAgainAndARedirectNotFollowed() {
    server.next(with(401, "application/json", "{}"), with(302, "text/html", ""));
    ModelSummariser summariser = run.summariser(LONG);

    assertThat(tell(summariser, Alerts.full("en")).reason()).isEqualTo(Fallback.REFUSED);
    assertThat(tell(summariser, Alerts.full("en")).reason()).isEqualTo(Fallback.REFUSED);
    assertThat(server.asked()).hasSize(2);
  }

  static Stream<Arguments> unreadable() {
    String whole = ModelServer.completion(GOOD);
    return Stream.of(
        Arguments.of("cut off", "application/json", whole.substring(0, whole.length() / 2)),
        Arguments.of("no choices", "application/json", "{\"choices\":[]}"),
        Arguments.of("null", "application/json", "null"),
        Arguments.of("another form", "application/json", "{\"answer\":\"" + GOOD + "\"}"),
        Arguments.of("no text", "application/json", ModelServer.completion(" \n")),
        Arguments.of("another type", "text/html", whole),
        Arguments.of("ten megabytes", "application/json", " ".repeat(10_000_000) + whole),
        Arguments.of("nothing", "application/json", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void anAnswerOfAnotherFormIsUnreadable(String what, String type, String body) {
    server.always(with(200, type, body));

    assertThat(tell(run.summariser(LONG), Alerts.full("en")).reason())
        .as(what)
        .isEqualTo(Fallback.UNREADABLE);
  }

  // Bounds.

  @Test
  void whoFindsNoFreePlaceDoesNotWait() {
    server.always(server.hangs());
    ModelSummariser summariser = run.summariser(LONG, 2, QUICK);
    List<CompletableFuture<Told>> waiting = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      waiting.add(
          ask(summariser, new AlertBuilder().scores(i, null, 50).members(Alerts.ada()).build()));
    }
    Eventually.holds("both are asked", LONG, () -> server.asked().size() == 2);

    CompletableFuture<Told> third = ask(summariser, Alerts.full("en"));

    assertThat(third).isDone();
    assertThat(third.join().reason()).isEqualTo(Fallback.BUSY);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    assertThat(server.mostAtOnce()).isEqualTo(2);
  }

  @Test
  void aPlaceIsFreeAgainAfterATimeout() {
    server.next(server.hangs()).always(says(GOOD));
    ModelSummariser summariser = run.summariser(SHORT, 1, QUICK);

    assertThat(tell(summariser, Alerts.full("fr")).reason()).isEqualTo(Fallback.TIMEOUT);
    Eventually.holds(
        "the model writes again",
        LONG,
        () -> tell(summariser, Alerts.full("en")).summary().origin() == Origin.MODEL);
  }

  @Test
  void afterManyFailuresTheModelIsLeftAloneAndThenTriedAgain() {
    server.always(with(401, "application/json", "{}"));
    ModelSummariser summariser =
        run.summariser(LONG, 4, new Patience(Duration.ofMillis(5), 4, Duration.ofSeconds(1)));

    assertThat(tell(summariser, Alerts.full("en")).reason()).isEqualTo(Fallback.REFUSED);
    assertThat(tell(summariser, Alerts.full("en")).reason()).isEqualTo(Fallback.REFUSED);
    assertThat(summariser.breakerState()).isEqualTo(2);
    assertThat(tell(summariser, Alerts.full("en")).reason()).isEqualTo(Fallback.BREAKER_OPEN);
    assertThat(server.asked()).hasSize(2);

    server.always(says(GOOD));
    Eventually.holds(
        "the model writes again",
        LONG,
        () -> tell(summariser, Alerts.full("en")).summary().origin() == Origin.MODEL);
    assertThat(summariser.breakerState()).isZero();
  }
}
