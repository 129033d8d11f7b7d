package dev.handoff.domain.report;

import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.report.GoalFile.Reached;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A mail converts when its person does what it is for, after it and within its time. */
class GoalFileTest {

  private static final String KEY = "key-of-ada";
  private final GoalFile ada = GoalFile.empty();

  @Test
  void whatIsDoneInTimeConverts() {
    assertThat(ada.take(trial("m-1", MONDAY, Duration.ofDays(2)))).isEmpty();
    assertThat(ada.take(did("pageViewed", TUESDAY))).isEmpty();
    assertThat(ada.take(did("trialActivated", TUESDAY)))
        .containsExactly(new Reached("m-1", TUESDAY));
    assertThat(ada.take(did("trialActivated", WEDNESDAY))).as("once").isEmpty();
  }

  @Test
  void whatIsDoneBeforeOrTooLateDoesNot() {
    ada.take(did("trialActivated", MONDAY));
    assertThat(ada.take(trial("m-1", MONDAY, Duration.ofDays(1)))).isEmpty();
    assertThat(ada.take(did("trialActivated", TUESDAY.plusMillis(1)))).isEmpty();
    assertThat(ada.take(did("trialActivated", TUESDAY))).as("its last instant").hasSize(1);
  }

  @Test
  void theMailMayBeHeardOfAfterwards() {
    ada.take(did("trialActivated", TUESDAY));
    assertThat(ada.take(trial("m-1", MONDAY, Duration.ofDays(7))))
        .containsExactly(new Reached("m-1", TUESDAY));
  }

  @Test
  void oneActConvertsEveryMailThatIsForIt() {
    ada.take(trial("m-1", MONDAY, Duration.ofDays(7)));
    ada.take(trial("m-2", MONDAY, Duration.ofDays(7)));
    assertThat(ada.take(did("trialActivated", TUESDAY))).hasSize(2);
  }

  @Test
  void everythingIsForgottenInItsTime() {
    ada.take(trial("m-1", MONDAY, Duration.ofDays(1)));
    ada.take(did("trialActivated", MONDAY));
    assertThat(ada.nextForgetting()).isEqualTo(TUESDAY);
    ada.forget(TUESDAY);
    assertThat(ada.deeds()).isEmpty();
    assertThat(ada.awaited()).hasSize(1);
    ada.forget(WEDNESDAY);
    assertThat(ada.isEmpty()).isTrue();
    assertThat(ada.nextForgetting()).isNull();
  }

  @Test
  void whoIsErasedIsForgotten() {
    ada.take(trial("m-1", MONDAY, Duration.ofDays(7)));
    ada.take(did("trialActivated", MONDAY.minusSeconds(1)));
    assertThat(ada.take(GoalRecord.erased(KEY, TUESDAY))).isEmpty();
    assertThat(ada.isEmpty()).isTrue();
  }

  private static GoalRecord trial(String messageId, Instant sentAt, Duration within) {
    return GoalRecord.of(
        KEY, new AwaitedGoal(messageId, ADA, "trialActivated", sentAt, sentAt.plus(within)));
  }

  private static GoalRecord did(String type, Instant at) {
    return GoalRecord.did(KEY, type, at);
  }
}
