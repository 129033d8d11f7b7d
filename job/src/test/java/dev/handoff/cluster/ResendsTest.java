package dev.handoff.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.mail.ledger.LedgerEntry;
import dev.handoff.mail.ledger.LedgerEntry.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the job counts as sent again. */
class ResendsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void an_attempt_after_one_without_an_outcome_or_with_an_unknown_one_repeats_it() {
    assertThat(
            Resends.repeated(
                List.of(
                    entry("cut", 1, Step.ATTEMPTING),
                    entry("lost", 1, Step.ATTEMPTING),
                    entry("deferred", 1, Step.ATTEMPTING),
                    entry("lost", 1, Step.UNKNOWN),
                    entry("deferred", 1, Step.DEFERRED),
                    entry("cut", 2, Step.ATTEMPTING),
                    entry("lost", 2, Step.ATTEMPTING),
                    entry("deferred", 2, Step.ATTEMPTING),
                    entry("cut", 2, Step.SENT))))
        .containsExactlyInAnyOrderEntriesOf(Map.of("cut", 1, "lost", 1));
  }

  @Test
  void a_copy_counts_when_the_ledger_and_the_events_both_say_so() {
    Resends resends = new Resends(Map.of("told", 1, "silent", 1), Set.of("told"));
    assertThat(resends.uncounted(Map.of("told", 1))).isZero();
    assertThat(resends.uncounted(Map.of("told", 2))).as("one more than repeated").isEqualTo(1);
    assertThat(resends.uncounted(Map.of("silent", 1))).as("no word of it").isEqualTo(1);
    assertThat(resends.uncounted(Map.of("stranger", 1))).isEqualTo(1);
  }

  private static LedgerEntry entry(String messageId, int attempt, Step step) {
    return new LedgerEntry(messageId, 7, attempt, step, NOON, 0);
  }
}
