package dev.handoff.domain.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.handoff.domain.backtest.NodeStays.NodeStay;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.journey.JourneyEvent.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Four groups in one journey of three nodes, by hand: listen "ready", action "tell", "done". */
class NodeStaysTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void staysAreCountedByNodeWithTheirExits() {
    NodeStays stays = new NodeStays(null);
    stories(stays);

    assertThat(stays.until(day(10)))
        .containsExactly(
            new NodeStay(
                "nurture",
                1,
                "ready",
                4,
                1,
                1,
                Duration.ofDays(4),
                Duration.ofDays(10),
                Duration.ofDays(10),
                Map.of("passed (matched)", 1, "left (timeout)", 1, "left (aborted)", 1)),
            stay("tell", Map.of("passed", 1)),
            stay("done", Map.of("completed", 1)));
  }

  @Test
  void staysThatEndedBeforeTheFirstInstantAreLeftOut() {
    NodeStays stays = new NodeStays(day(4));
    stories(stays);

    assertThat(stays.until(day(10)))
        .singleElement()
        .satisfies(
            ready -> {
              assertThat(ready.nodeId()).isEqualTo("ready");
              assertThat(ready.reached()).isEqualTo(3);
              assertThat(ready.median()).isEqualTo(Duration.ofDays(7));
              assertThat(ready.exits()).doesNotContainKey("passed (matched)");
            });
  }

  @Test
  void aGroupThatComesAgainCountsAgain() {
    NodeStays stays = new NodeStays(null);
    for (int entry = 1; entry <= 2; entry++) {
      stays.add(
          event("lumia", entry, JourneyEvent.Type.ENTERED, null, null, "ready", day(entry * 3)));
      stays.add(
          event(
              "lumia",
              entry,
              JourneyEvent.Type.PASSED,
              "ready",
              Reason.MATCHED,
              "done",
              day(entry * 3 + 1)));
      stays.add(
          event(
              "lumia", entry, JourneyEvent.Type.COMPLETED, "done", null, null, day(entry * 3 + 1)));
    }

    assertThat(stays.until(day(10)))
        .extracting(NodeStay::nodeId, NodeStay::reached, NodeStay::stillThere)
        .containsExactly(tuple("ready", 2, 0), tuple("done", 2, 0));
  }

  /** Lumia passes after two days, Nordlys times out after four, Rivoli is taken out after seven. */
  private static void stories(NodeStays stays) {
    for (String group : List.of("lumia", "nordlys", "rivoli", "bruckner")) {
      stays.add(event(group, 1, JourneyEvent.Type.ENTERED, null, null, "ready", day(0)));
    }
    stays.add(event("lumia", 1, JourneyEvent.Type.PASSED, "ready", Reason.MATCHED, "tell", day(2)));
    stays.add(event("lumia", 1, JourneyEvent.Type.PASSED, "tell", null, "done", day(2)));
    stays.add(event("lumia", 1, JourneyEvent.Type.COMPLETED, "done", null, null, day(2)));
    stays.add(event("nordlys", 1, JourneyEvent.Type.TIMED_OUT, "ready", null, null, day(4)));
    stays.add(event("nordlys", 1, JourneyEvent.Type.LEFT, "ready", Reason.TIMEOUT, null, day(4)));
    stays.add(event("rivoli", 1, JourneyEvent.Type.LEFT, "ready", Reason.ABORTED, null, day(7)));
  }

  private static NodeStay stay(String node, Map<String, Integer> exits) {
    return new NodeStay(
        "nurture", 1, node, 1, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, exits);
  }

  private static JourneyEvent event(
      String group,
      int entry,
      JourneyEvent.Type type,
      @Nullable String node,
      @Nullable Reason reason,
      @Nullable String to,
      Instant at) {
    return new JourneyEvent("nurture", 1, group, entry, type, node, reason, to, at);
  }

  private static Instant day(int number) {
    return MONDAY.plus(Duration.ofDays(number));
  }
}
