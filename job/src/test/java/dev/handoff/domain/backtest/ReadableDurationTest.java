package dev.handoff.domain.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableDurationTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "PT0S,0 s",
    "PT0.5S,under 1 s",
    "PT59S,59 s",
    "PT12M30S,12 min 30 s",
    "PT5H,5 h",
    "PT76H1M,3 d 4 h",
    "-PT76H1M,3 d 4 h"
  })
  void theTwoLargestUnitsAreSaid(Duration duration, String words) {
    assertThat(ReadableDuration.of(duration)).isEqualTo(words);
  }
}
