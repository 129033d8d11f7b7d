package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.Origin;
import dev.handoff.fixture.Alerts;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.KeptSavepoint;
import dev.handoff.fixture.ModelServer;
import dev.handoff.summary.ModelEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An alert comes out of the stage once, whatever becomes of the model or of the task. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SummariseAlertTest {

  private static final String GOOD =
      "The Decision Maker (VP Digital Experience) is the most engaged member with a score of 95.";

  private final ModelServer server = new ModelServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void withoutAModelRulesWriteTheSummary() throws Exception {
    assertThat(emitted(new SummariseAlert(null)))
        .singleElement()
        .satisfies(SummariseAlertTest::isRuled);
  }

  @Test
  void anAlertUnderWayAtACrashIsAskedAboutAgainAndComesOutOnce() throws Exception {
    OperatorSubtaskState saved = savedWhileTheModelHangs();
    server.always(ModelServer.says(GOOD));

    assertThat(emittedAfter(saved, new SummariseAlert(settings())))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.summary().text()).isEqualTo(GOOD);
              assertThat(alert.summary().origin()).isEqualTo(Origin.MODEL);
              assertThat(alert.withSummary(Alerts.full("en").summary()))
                  .isEqualTo(Alerts.full("en"));
            });
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void anAlertUnderWayComesOutFromTheStateOfEveryRelease() throws Exception {
    for (String release : KeptSavepoint.RELEASES) {
      OperatorSubtaskState saved =
          KeptSavepoint.of(release, "summarise", this::savedWhileTheModelHangs);
      assertThat(emittedAfter(saved, new SummariseAlert(null)))
          .singleElement()
          .satisfies(SummariseAlertTest::isRuled);
    }
  }

  @Test
  void anAlertUnderWayWhenTheModelIsTakenAwayComesOutOnce() throws Exception {
    assertThat(emittedAfter(savedWhileTheModelHangs(), new SummariseAlert(null)))
        .singleElement()
        .satisfies(SummariseAlertTest::isRuled);
  }

  @Test
  void aFaultOfTheClientLeavesTheSummaryToTheRules() throws Exception {
    SummariseAlert function = new SummariseAlert(settings());
    var stage = stage(function);
    try {
      stage.open();
      function.close();
      stage.processElement(Alerts.full("en"), 1);
      stage.endInput();

      assertThat(stage.extractOutputValues())
          .singleElement()
          .satisfies(SummariseAlertTest::isRuled);
    } finally {
      stage.close();
    }
  }

  private static List<SalesAlert> emitted(SummariseAlert function) throws Exception {
    var stage = stage(function);
    try {
      stage.open();
      stage.processElement(Alerts.full("en"), 1);
      stage.endInput();
      return stage.extractOutputValues();
    } finally {
      stage.close();
    }
  }

  private static List<SalesAlert> emittedAfter(OperatorSubtaskState saved, SummariseAlert function)
      throws Exception {
    var stage = stage(function);
    try {
      stage.initializeState(saved);
      stage.open();
      stage.endInput();
      return stage.extractOutputValues();
    } finally {
      stage.close();
    }
  }

  private OperatorSubtaskState savedWhileTheModelHangs() throws Exception {
    server.always(server.hangs());
    var stage = stage(new SummariseAlert(settings()));
    try {
      stage.open();
      stage.processElement(Alerts.full("en"), 1);
      Eventually.holds("asked", Duration.ofSeconds(20), () -> server.asked().size() == 1);
      assertThat(stage.extractOutputValues()).isEmpty();
      return stage.snapshot(1, 1);
    } finally {
      stage.close();
    }
  }

  private SummarySettings settings() {
    return new SummarySettings(
        new ModelEndpoint(server.baseUrl(), "stub", Duration.ofSeconds(10), 2),
        new Secret("llm.api-key", null));
  }

  private static void isRuled(SalesAlert alert) {
    assertThat(alert.summary().origin()).isEqualTo(Origin.RULES);
    assertThat(alert.summary().text()).startsWith("Ada Moreau (VP Digital Experience) is");
  }

  private static OneInputStreamOperatorTestHarness<SalesAlert, SalesAlert> stage(
      SummariseAlert function) throws Exception {
    return new OneInputStreamOperatorTestHarness<>(
        new AsyncWaitOperatorFactory<>(function, 60_000, 10, AsyncDataStream.OutputMode.UNORDERED),
        TypeInformation.of(SalesAlert.class).createSerializer(new SerializerConfigImpl()));
  }
}
