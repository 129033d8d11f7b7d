package dev.handoff.operator;

import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.BEN;
import static dev.handoff.fixture.Lumia.CHAMPION;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.PRACTITIONER;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.key;
import static dev.handoff.fixture.Lumia.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.group.BuyingGroup;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of two snapshots of one time the same one wins, however they come (SPEC section 9). */
class SnapshotOrderTest {

  @ParameterizedTest
  @ValueSource(strings = {DECISION_MAKER, CHAMPION, PRACTITIONER, "Architect", "Evaluator"})
  void theSameSnapshotWinsTogetherOrOneAfterTheOther(String role) throws Exception {
    BuyingGroup one = group(MONDAY, member(ADA, role));
    BuyingGroup two = group(MONDAY, member(BEN, role));
    String winner = winner(List.of(one, two), false);
    assertThat(winner(List.of(two, one), false)).isEqualTo(winner);
    assertThat(winner(List.of(one, two), true)).as("the second comes late").isEqualTo(winner);
    assertThat(winner(List.of(two, one), true)).as("the first comes late").isEqualTo(winner);
  }

  /** The key of the member whom the last snapshot that is passed on lists. */
  private static String winner(List<BuyingGroup> snapshots, boolean oneAfterTheOther)
      throws Exception {
    try (StageRun<BuyingGroup> track = StageRun.track(null)) {
      for (BuyingGroup snapshot : snapshots) {
        track.take(snapshot);
        if (oneAfterTheOther) {
          track.watermark(MONDAY);
        }
      }
      track.watermark(MONDAY);
      List<String> passedOn =
          track.said().stream().filter(said -> said.startsWith("main: ")).toList();
      String last = passedOn.get(passedOn.size() - 1);
      return Stream.of(ADA, BEN)
          .filter(person -> last.contains("personKey=" + key(person)))
          .findFirst()
          .orElseThrow();
    }
  }
}
