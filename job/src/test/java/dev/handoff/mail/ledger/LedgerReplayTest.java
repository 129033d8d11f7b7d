package dev.handoff.mail.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.mail.ledger.LedgerEntry.Step;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the ledger says of a mail that was put in again (ADR 0027). */
class LedgerReplayTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant AGAIN = NOON.plusSeconds(60);

  private final LedgerReplay replay = new LedgerReplay(group -> group == 7);

  @Test
  void a_refusal_of_before_is_over_when_the_mail_is_put_in_again() {
    step(Step.ATTEMPTING, NOON);
    step(Step.REFUSED, NOON.plusSeconds(1));

    assertThat(replay.claim("m1", AGAIN)).isNull();
  }

  @Test
  void what_was_sent_before_is_sent() {
    step(Step.ATTEMPTING, NOON);
    step(Step.SENT, NOON.plusSeconds(1));

    assertThat(Objects.requireNonNull(replay.claim("m1", AGAIN)).settled()).isEqualTo(Step.SENT);
  }

  @Test
  void an_attempt_after_a_refusal_is_open_until_its_own_outcome() {
    step(Step.ATTEMPTING, NOON);
    step(Step.REFUSED, NOON.plusSeconds(1));
    step(Step.ATTEMPTING, AGAIN.plusSeconds(1));

    LedgerReplay.Fate fate = Objects.requireNonNull(replay.claim("m1", AGAIN));
    assertThat(fate.open()).isTrue();
    assertThat(fate.settled()).isNull();
  }

  @Test
  void an_older_attempt_of_another_log_does_not_undo_a_refusal() {
    step(Step.REFUSED, NOON.plusSeconds(1));
    step(Step.ATTEMPTING, NOON);

    assertThat(Objects.requireNonNull(replay.claim("m1", null)).settled()).isEqualTo(Step.REFUSED);
  }

  private void step(Step step, Instant at) {
    replay.take(new LedgerEntry("m1", 7, 1, step, at, 0));
  }
}
