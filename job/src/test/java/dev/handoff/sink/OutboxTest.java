package dev.handoff.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.fixture.KeptSavepoint;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Kafka may yet take back is kept, and written again when it may be lost. */
@SuppressWarnings("try") // Nobody interrupts the closing of a harness.
class OutboxTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void whatComesInGoesOnAsBytesAtOnce() throws Exception {
    try (var outbox = opened(null, 0)) {
      outbox.processElement("alert for Lumia", 5);
      assertThat(texts(outbox)).containsExactly("alert for Lumia");
      assertThat(outbox.extractOutputValues().get(0).key()).isEqualTo("key".getBytes(UTF_8));
    }
  }

  @Test
  void afterALongDowntimeWhatWasInTheLastCheckpointIsWrittenAgainWithTheSameBytes()
      throws Exception {
    OperatorSubtaskState checkpoint = afterOneAlertAndACheckpoint();
    try (var restored = opened(checkpoint, HOUR.dividedBy(2).toMillis() + 1)) {
      assertThat(texts(restored)).containsExactly("alert for Lumia");
      assertThat(restored.extractOutputValues().get(0).key()).isEqualTo("key".getBytes(UTF_8));
    }
  }

  @Test
  void afterAShortDowntimeNothingIsWrittenAgainBecauseItsTransactionIsStillOpen() throws Exception {
    OperatorSubtaskState checkpoint = afterOneAlertAndACheckpoint();
    try (var restored = opened(checkpoint, HOUR.dividedBy(2).toMillis())) {
      assertThat(texts(restored)).isEmpty();
    }
  }

  @Test
  void aShortDowntimeAfterWhichALongOneFollowsLosesNothingEither() throws Exception {
    OperatorSubtaskState checkpoint = afterOneAlertAndACheckpoint();
    OperatorSubtaskState second;
    try (var restored = opened(checkpoint, 1_000)) {
      second = restored.snapshot(2, 1_000);
    }
    try (var restored = opened(second, HOUR.toMillis())) {
      assertThat(texts(restored)).containsExactly("alert for Lumia");
    }
  }

  @Test
  void theSecondCheckpointThatCompletesForgetsAnAlert() throws Exception {
    try (var outbox = opened(null, 0)) {
      outbox.processElement("alert for Lumia", 5);
      outbox.snapshot(1, 10);
      outbox.notifyOfCompletedCheckpoint(1);
      assertThat(kept(outbox.snapshot(2, 20))).as("after one").isEqualTo(1);
      outbox.notifyOfCompletedCheckpoint(2);
      assertThat(kept(outbox.snapshot(3, 30))).as("after two").isZero();
    }
  }

  @Test
  void aCheckpointThatDoesNotCompleteForgetsNothing() throws Exception {
    try (var outbox = opened(null, 0)) {
      outbox.processElement("alert for Lumia", 5);
      outbox.snapshot(1, 10);
      outbox.snapshot(2, 20);
      outbox.snapshot(3, 30);
      outbox.notifyOfCompletedCheckpoint(3);
      assertThat(kept(outbox.snapshot(4, 40))).isEqualTo(1);
    }
  }

  @Test
  void anAlertOfAfterACheckpointIsNotForgottenByIt() throws Exception {
    try (var outbox = opened(null, 0)) {
      outbox.snapshot(1, 10);
      outbox.processElement("alert for Lumia", 15);
      outbox.notifyOfCompletedCheckpoint(1);
      outbox.snapshot(2, 20);
      outbox.notifyOfCompletedCheckpoint(2);
      assertThat(kept(outbox.snapshot(3, 30))).isEqualTo(1);
    }
  }

  @Test
  void whenCheckpointsFailForLongerThanATransactionLivesTheNextOneHasItWrittenAgainOnce()
      throws Exception {
    try (var outbox = opened(null, 0)) {
      outbox.processElement("alert for Lumia", 5);
      outbox.snapshot(1, 10);
      outbox.setProcessingTime(HOUR.toMillis());
      outbox.snapshot(2, HOUR.toMillis());
      outbox.notifyOfCompletedCheckpoint(2);
      assertThat(texts(outbox)).containsExactly("alert for Lumia", "alert for Lumia");
      outbox.snapshot(3, HOUR.toMillis());
      outbox.notifyOfCompletedCheckpoint(3);
      outbox.snapshot(4, HOUR.toMillis());
      outbox.notifyOfCompletedCheckpoint(4);
      assertThat(texts(outbox)).hasSize(2);
      assertThat(kept(outbox.snapshot(5, HOUR.toMillis()))).isZero();
    }
  }

  @Test
  void whatWasKeptIsWrittenAgainFromTheStateOfEveryRelease() throws Exception {
    for (String release : KeptSavepoint.RELEASES) {
      OperatorSubtaskState saved =
          KeptSavepoint.of(release, "outbox", OutboxTest::afterOneAlertAndACheckpoint);
      try (var restored = opened(saved, HOUR.toMillis())) {
        assertThat(texts(restored)).containsExactly("alert for Lumia");
        assertThat(restored.extractOutputValues().get(0).key()).isEqualTo("key".getBytes(UTF_8));
      }
    }
  }

  private static OperatorSubtaskState afterOneAlertAndACheckpoint() throws Exception {
    try (var outbox = opened(null, 0)) {
      outbox.processElement("alert for Lumia", 5);
      return outbox.snapshot(1, 10);
    }
  }

  /** How many records a restore from this state could write again. */
  private static int kept(OperatorSubtaskState state) throws Exception {
    try (var restored = opened(state, Duration.ofDays(1).toMillis())) {
      return texts(restored).size();
    }
  }

  private static OneInputStreamOperatorTestHarness<String, KeyedBytes> opened(
      @Nullable OperatorSubtaskState from, long millis) throws Exception {
    RecordBytes<String> bytes = new RecordBytes<>(text -> text.getBytes(UTF_8), text -> "key");
    var outbox = new OneInputStreamOperatorTestHarness<>(new OutboxOperator<>(bytes, HOUR));
    outbox.setProcessingTime(millis);
    if (from != null) {
      outbox.initializeState(from);
    }
    outbox.open();
    outbox.setProcessingTime(millis);
    return outbox;
  }

  private static List<String> texts(OneInputStreamOperatorTestHarness<String, KeyedBytes> outbox) {
    return outbox.extractOutputValues().stream()
        .map(record -> new String(record.value(), UTF_8))
        .toList();
  }
}
