package dev.handoff.operator;

import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.fixture.LumiaCatalog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In event time a definition may come before it takes effect, and before the group. */
class DefinitionAheadTest {

  @Test
  void aNewGroupHearsOfItOnceHoweverManySnapshotsItHas() throws Exception {
    try (StageRun<BuyingGroup> track = StageRun.track(null)) {
      track.publish(List.of(LumiaCatalog.ready(WEDNESDAY, 1, 20)));
      track.watermark(MONDAY.minusSeconds(1));
      track.take(group(MONDAY, member(ADA, DECISION_MAKER)));
      track.take(group(MONDAY.plus(Duration.ofHours(1)), member(ADA, DECISION_MAKER)));
      track.watermark(MONDAY.plus(Duration.ofHours(2)));
      track.take(group(TUESDAY, member(ADA, DECISION_MAKER)));
      track.watermark(TUESDAY);
      assertThat(track.said())
          .filteredOn(said -> said.contains("kind=CATALOG"))
          .singleElement()
          .asString()
          .contains(WEDNESDAY.toString());
    }
  }
}
