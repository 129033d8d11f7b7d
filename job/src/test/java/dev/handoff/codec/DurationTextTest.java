package dev.handoff.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "P7D, PT168H",
    "P1D, PT24H",
    "PT36H, PT36H",
    "P1DT2H3M4S, PT26H3M4S",
    "PT0.5S, PT0.5S",
    "PT0S, PT0S",
  })
  void daysHoursMinutesAndSecondsAreADuration(String text, Duration duration)
      throws UnreadableException {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PT",
        "P1DT",
        "P1M",
        "P1Y",
        "P2W",
        "-P1D",
        "P-1D",
        "7 days",
        "P1.5D",
        "P9999999999D"
      })
  void monthsYearsWeeksAndAllElseAreRefused(String text) {
    assertThatThrownBy(() -> DurationText.parse(text)).isInstanceOf(UnreadableException.class);
  }
}
