package dev.handoff.tool.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.codec.JourneyEventReader;
import dev.handoff.codec.JourneyEventWriter;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.journey.PlaceLog;
import dev.handoff.fixture.Places;
import dev.handoff.job.JobSettings;
import dev.handoff.job.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The demo's groups at many instants: where each stands, by the state of its evaluation, is what
 * the records of {@code journey-events} up to then tell.
 */
class PlacesFollowFromEventsTest {

  private static final Path DEMO = Path.of("..", "deploy", "local");
  private static final Instant BEGIN = Instant.parse("2026-09-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-10-15T22:00:00Z");

  private static JobSettings settings;
  private static List<JourneyEvent> records;

  @BeforeAll
  static void theWholeLogIsRun() throws Exception {
    settings =
        SettingsReader.readForFiles(
            "--config",
            DEMO.resolve("demo.yaml").toString(),
            "--input",
            DEMO.resolve("demo-data").toString());
    LogReplay whole = new LogReplay(settings, END);
    records =
        whole.groupIds().stream()
            .flatMap(group -> whole.run(group).steps().stream())
            .map(step -> JourneyEventReader.read(JourneyEventWriter.write(step)).items().get(0))
            .toList();
    assertThat(records).hasSize(72);
  }

  @Test
  void everyGroupStandsWhereItsEventsUpToThenTell() {
    for (Instant at = BEGIN; !at.isAfter(END); at = at.plus(Duration.ofHours(107))) {
      Instant now = at;
      PlaceLog log = new PlaceLog();
      records.stream().filter(event -> !event.at().isAfter(now)).forEach(log::add);
      LogReplay replay = new LogReplay(settings, now);
      for (String group : replay.groupIds()) {
        assertThat(log.placesOf(group))
            .as(group + " at " + now)
            .isEqualTo(Places.told(replay.run(group).places()));
      }
    }
  }
}
