package dev.handoff.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Records of the past as if they were of today. */
class MovedTimesTest {

  private static final MovedTimes TWO_DAYS = new MovedTimes(Duration.ofDays(2));

  @Test
  void everyTimeOfARecordMovesWhateverItsForm() {
    assertThat(
            TWO_DAYS.in(
                """
                {"occurredAt":"2026-09-01T10:00:00+02:00","updatedAt":"2026-09-01T10:00:00.5Z",\
                "activityDate":"2026-09-01T10:00:00+0000"}"""))
        .isEqualTo(
            """
            {"occurredAt":"2026-09-03T08:00:00Z","updatedAt":"2026-09-03T10:00:00.500Z",\
            "activityDate":"2026-09-03T10:00:00Z"}""");
  }

  @Test
  void whatIsNoTimeStays() {
    String record = "{\"occurredAt\":\"2026-13-01T10:00:00Z\",\"text\":\"$1 in 2026-09-01\"}";
    assertThat(TWO_DAYS.in(record)).isEqualTo(record);
  }

  @Test
  void theFirstTimeIsThatOfTheRecord() {
    assertThat(MovedTimes.firstIn("{\"at\":\"2026-09-01T10:00:00+02:00\"}"))
        .contains(Instant.parse("2026-09-01T08:00:00Z"));
    assertThat(MovedTimes.firstIn("{}")).isEmpty();
  }
}
