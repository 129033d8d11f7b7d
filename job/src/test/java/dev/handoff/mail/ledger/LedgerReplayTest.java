package dev.handoff.mail.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.mail.ledger.LedgerEntry.Step;
import dev.handoff.mail.ledger.LedgerReplay.Fate;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a restored task learns about a mail from the ledger. */
class LedgerReplayTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant AGAIN = NOON.plusSeconds(60);

  private final LedgerReplay replay = new LedgerReplay(keyGroup -> keyGroup == 7);

  @Test
  void an_attempt_without_an_outcome_is_open() {
    take(1, Step.ATTEMPTING);
    Fate fate = fate();
    assertThat(fate.open()).isTrue();
    assertThat(fate.settled()).isNull();
  }

  @Test
  void a_mail_that_was_sent_at_the_first_attempt_was_not_sent_again() {
    take(1, Step.ATTEMPTING);
    take(1, Step.SENT);
    Fate fate = fate();
    assertThat(fate.settled()).isEqualTo(Step.SENT);
    assertThat(fate.interrupted() + fate.unknown()).isZero();
  }

  @Test
  void an_attempt_that_a_kill_cut_off_is_remembered_when_the_next_one_was_sent() {
    take(1, Step.ATTEMPTING);
    take(2, Step.ATTEMPTING);
    take(2, Step.SENT);
    Fate fate = fate();
    assertThat(fate.settled()).isEqualTo(Step.SENT);
    assertThat(fate.interrupted()).isEqualTo(1);
  }

  @Test
  void and_when_the_next_one_was_deferred() {
    take(1, Step.ATTEMPTING);
    take(2, Step.ATTEMPTING);
    take(2, Step.DEFERRED);
    Fate fate = fate();
    assertThat(fate.open()).isFalse();
    assertThat(fate.interrupted()).isEqualTo(1);
  }

  @Test
  void and_when_another_subtask_wrote_it_whose_log_is_read_later() {
    take(2, Step.ATTEMPTING);
    take(2, Step.SENT);
    take(1, Step.ATTEMPTING);
    Fate fate = fate();
    assertThat(fate.settled()).isEqualTo(Step.SENT);
    assertThat(fate.interrupted()).isEqualTo(1);
  }

  @Test
  void what_was_sent_by_anybody_is_sent() {
    take(1, Step.ATTEMPTING);
    take(1, Step.SENT);
    take(2, Step.ATTEMPTING);
    take(2, Step.BOUNCED);
    assertThat(fate().settled()).isEqualTo(Step.SENT);
  }

  @Test
  void mails_of_other_key_groups_are_not_its_business_and_a_mail_is_met_once() {
    replay.take(new LedgerEntry("mail1", 8, 1, Step.ATTEMPTING, NOON, 0));
    assertThat(replay.unclaimed()).isZero();
    take(1, Step.ATTEMPTING);
    assertThat(replay.claim("mail1", null)).isNotNull();
    assertThat(replay.claim("mail1", null)).isNull();
  }

  @Test
  void a_refusal_of_before_is_over_when_the_mail_is_put_in_again() {
    step(Step.ATTEMPTING, NOON);
    step(Step.REFUSED, NOON.plusSeconds(1));

    assertThat(replay.claim("mail1", AGAIN)).isNull();
  }

  @Test
  void what_was_sent_before_is_sent() {
    step(Step.ATTEMPTING, NOON);
    step(Step.SENT, NOON.plusSeconds(1));

    assertThat(Objects.requireNonNull(replay.claim("mail1", AGAIN)).settled()).isEqualTo(Step.SENT);
  }

  @Test
  void an_attempt_after_a_refusal_is_open_until_its_own_outcome() {
    step(Step.ATTEMPTING, NOON);
    step(Step.REFUSED, NOON.plusSeconds(1));
    step(Step.ATTEMPTING, AGAIN.plusSeconds(1));

    Fate fate = Objects.requireNonNull(replay.claim("mail1", AGAIN));
    assertThat(fate.open()).isTrue();
    assertThat(fate.settled()).isNull();
  }

  @Test
  void an_older_attempt_of_another_log_does_not_undo_a_refusal() {
    step(Step.REFUSED, NOON.plusSeconds(1));
    step(Step.ATTEMPTING, NOON);

    assertThat(Objects.requireNonNull(replay.claim("mail1", null)).settled())
        .isEqualTo(Step.REFUSED);
  }

  private void take(int attempt, Step step) {
    replay.take(new LedgerEntry("mail1", 7, attempt, step, NOON, 250));
  }

  private void step(Step step, Instant at) {
    replay.take(new LedgerEntry("mail1", 7, 1, step, at, 0));
  }

  private Fate fate() {
    return Objects.requireNonNull(replay.claim("mail1", null));
  }
}
