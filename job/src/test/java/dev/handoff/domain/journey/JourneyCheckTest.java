package dev.handoff.domain.journey;

import static dev.handoff.fixture.JourneyFixture.alert;
import static dev.handoff.fixture.JourneyFixture.end;
import static dev.handoff.fixture.JourneyFixture.journey;
import static dev.handoff.fixture.JourneyFixture.listen;
import static dev.handoff.fixture.JourneyFixture.split;
import static dev.handoff.fixture.JourneyFixture.status;
import static dev.handoff.fixture.JourneyFixture.waitFor;
import static dev.handoff.fixture.JourneyFixture.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.condition.CelConditions;
import dev.handoff.domain.journey.Journey.Reentry.From;
import dev.handoff.fixture.JourneyFixture;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps a journey from running, all at once and with what would be right. */
class JourneyCheckTest {

  private final CelConditions conditions = new CelConditions(30, () -> {});

  @Test
  void findsNothingInASoundJourney() {
    assertThat(
            faults(
                journey(
                        "ready",
                        listen("hot", "group.engagementScore >= 60", "P30D", "cold"),
                        alert("tell", "P7D"),
                        end("done"),
                        status("cold", "Cold"),
                        waitFor("pause", "P7D", "hot"))
                    .reentry("P7D", From.END, 3)))
        .isEmpty();
  }

  @Test
  void namesEveryFaultAtOnce() {
    assertThat(
            faults(
                journey(
                        "ready",
                        listen("hot", "group.engagementScor >= 60", "P-1D", "nowhere"),
                        split("hot", null, "group.stage -> done"),
                        end("done"))
                    .audience("group.engagementScore >=")
                    .reentry("PT0S", From.START, 0)))
        .extracting(JourneyFault::path)
        .containsExactly(
            "audience",
            "reentry.after",
            "reentry.limit",
            "nodes[0].until",
            "nodes[0].timeout",
            "nodes[0].onTimeout",
            "nodes[1].id",
            "nodes[1].paths[0].when");
  }

  @Test
  void tellsLineAndColumnOfABadCondition() {
    assertThat(faults(journey("ready", listen("hot", "true\n  && group.stag == ''"), end("done"))))
        .containsExactly(
            new JourneyFault(
                "nodes[0].until",
                2,
                11,
                "a group has no stag, only name, account, solutionInterest, status, stage,"
                    + " engagementScore, completenessScore, missingRoles, members"));
  }

  @Test
  void tellsTheSameBadConditionAtEachPlace() {
    assertThat(faults(journey("ready", listen("hot", "1"), end("done")).audience("1"))).hasSize(2);
  }

  @Test
  void knowsWhichNodesThereAre() {
    assertThat(faults(journey("ready", split("fork", "x", "true -> y"), end("done"))))
        .containsExactly(
            fault("nodes[0].paths[0].to", "there is no node y, only fork, done"),
            fault("nodes[0].otherwise", "there is no node x, only fork, done"),
            fault("nodes[1].id", "no path leads to done; lead one there or remove it"));
  }

  @Test
  void refusesTwoNodesOfOneName() {
    assertThat(faults(journey("ready", status("a", "x"), end("a"))))
        .contains(fault("nodes[1].id", "a is the id of nodes[0] too, should be unique"));
  }

  @Test
  void refusesAPathThatStopsWithoutAnEnd() {
    assertThat(faults(journey("ready", status("open", "Open"))))
        .containsExactly(
            fault("nodes[0]", "the path stops here; let an end node follow, or name a next"));
  }

  @Test
  void refusesALoopInWhichNoTimePasses() {
    assertThat(
            faults(
                journey(
                    "ready",
                    listen("hot", "true", "P1D", null),
                    waitUntil("fair", "2026-03-02T09:00:00Z"),
                    split("again", "done", "true -> hot"),
                    end("done"))))
        .containsExactly(
            fault(
                "nodes[0].id",
                "the loop hot → fair → again → hot needs a wait {duration} or {day} in it"));
    assertThat(faults(journey("ready", waitFor("pause", "PT0S", "pause")))).hasSize(1);
  }

  @Test
  void allowsALoopWithAWaitInIt() {
    assertThat(faults(journey("ready", waitFor("pause", "PT1S", "pause")))).isEmpty();
    assertThat(
            faults(
                journey(
                    "ready",
                    split("again", "done", "group.stage == '' -> monday"),
                    end("done"),
                    new JourneyNode.WaitForDay(
                        "monday", "again", List.of(DayOfWeek.MONDAY), LocalTime.NOON, null))))
        .isEmpty();
  }

  @Test
  void countsSharesUpToAHundred() {
    JourneyNode.Variant variant =
        new JourneyNode.Variant(
            "half",
            List.of(
                new JourneyNode.Variant.Share(60, "done"),
                new JourneyNode.Variant.Share(-10, "done")));
    assertThat(faults(journey("ready", variant, end("done"))))
        .containsExactly(
            fault("nodes[0].paths[1].percent", "is -10, should be 0 to 100"),
            fault("nodes[0].paths", "the percents make 50, should make 100"));
  }

  @Test
  void refusesLengthsAndDatesThatMakeNoSense() {
    assertThat(
            faults(
                journey("ready", waitFor("pause", "P9999D"), alert("tell", "P-1D"), end("done"))
                    .startsAt("2026-03-03T00:00:00Z")
                    .endsAt("2026-03-02T00:00:00Z")))
        .extracting(JourneyFault::path)
        .containsExactly("endsAt", "nodes[0].duration", "nodes[1].coolDown");
  }

  @Test
  void refusesAnAlertThatIsOfUseForAges() {
    JourneyNode tell =
        new JourneyNode.SendSalesAlert(
            "tell",
            null,
            null,
            "assets",
            List.of("sales@lumia.example"),
            null,
            null,
            Duration.ofDays(999_999));
    assertThat(faults(journey("ready", tell, end("done"))))
        .containsExactly(
            fault("nodes[0].notAfter", "is longer than 3660 days, should be at most that"));
  }

  @Test
  void refusesAJourneyWithoutNodesOrWithThousands() {
    assertThat(faults(journey("ready")))
        .containsExactly(fault("nodes", "has 0 nodes, should have 1 to 1000"));
    JourneyNode[] many =
        Stream.concat(
                IntStream.range(0, 1_000).mapToObj(i -> status("s" + i, "x")),
                Stream.of(end("done")))
            .toArray(JourneyNode[]::new);
    assertThat(faults(journey("ready", many))).hasSize(1);
  }

  @Test
  void keepsABadJourneyFromBeingCompiled() {
    assertThatThrownBy(() -> LiveJourney.compile(journey("ready").build(), conditions))
        .isInstanceOfSatisfying(
            BadJourneyException.class, bad -> assertThat(bad.faults()).hasSize(1));
  }

  private List<JourneyFault> faults(JourneyFixture journey) {
    return new JourneyCheck(journey.build(), conditions).faults();
  }

  private static JourneyFault fault(String path, String message) {
    return new JourneyFault(path, null, null, message);
  }
}
