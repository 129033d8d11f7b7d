package dev.handoff.domain.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertComparisonTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void alertsOfTwoRunsAreNewGoneEarlierLaterOrTheSame() {
    List<Alerted> live =
        List.of(
            alerted("lumia", "hot", "tell", 1, 5),
            alerted("lumia", "nurture", "tell", 1, 5),
            alerted("nordlys", "hot", "tell", 1, 2),
            alerted("rivoli", "hot", "tell", 1, 4));
    List<Alerted> draft =
        List.of(
            alerted("rivoli", "hot", "tell", 2, 4),
            alerted("nordlys", "hot", "tell", 2, 3),
            alerted("lumia", "hot", "tell", 2, 1),
            alerted("bruckner", "hot", "tell", 2, 9));

    assertThat(words(AlertComparison.of(live, draft)))
        .containsExactly(
            "bruckner hot new",
            "lumia hot earlier by -4",
            "lumia nurture gone",
            "nordlys hot later by 1",
            "rivoli hot unchanged by 0");
  }

  @Test
  void anotherNodeIsAnotherAlert() {
    assertThat(
            words(
                AlertComparison.of(
                    List.of(alerted("lumia", "hot", "tell", 1, 5)),
                    List.of(alerted("lumia", "hot", "say", 1, 5)))))
        .containsExactly("lumia hot new", "lumia hot gone");
  }

  @Test
  void oneMoreEntryDoesNotMoveThoseThatStayed() {
    assertThat(
            words(
                AlertComparison.of(
                    List.of(
                        alerted("lumia", "hot", "tell", 1, 5),
                        alerted("lumia", "hot", "tell", 1, 9)),
                    List.of(
                        alerted("lumia", "hot", "tell", 2, 2),
                        alerted("lumia", "hot", "tell", 2, 5),
                        alerted("lumia", "hot", "tell", 2, 8)))))
        .containsExactly("lumia hot earlier by -7", "lumia hot unchanged by 0", "lumia hot new");
  }

  private static List<String> words(List<AlertChange> changes) {
    return changes.stream()
        .map(
            change ->
                change.either().buyingGroupId()
                    + " "
                    + change.either().journeyId()
                    + " "
                    + change.kind().wireName()
                    + (change.shift() == null ? "" : " by " + change.shift().toDays()))
        .toList();
  }

  private static Alerted alerted(String group, String journey, String node, int version, int day) {
    return new Alerted(
        group + journey + node + version + day,
        group,
        group,
        group,
        journey,
        version,
        node,
        MONDAY.plus(Duration.ofDays(day)),
        60,
        100,
        List.of("sales@example.com"));
  }
}
