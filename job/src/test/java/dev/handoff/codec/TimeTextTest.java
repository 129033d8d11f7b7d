package dev.handoff.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:00:00Z, 2026-03-02T09:00:00Z",
    "2026-03-02T09:00:00z, 2026-03-02T09:00:00Z",
    "2026-03-02T16:00:00+07:00, 2026-03-02T09:00:00Z",
    "2026-03-02T09:00:00+0000, 2026-03-02T09:00:00Z",
    "2026-03-02T10:00+01, 2026-03-02T09:00:00Z",
    "2026-03-02T03:30:00-0530, 2026-03-02T09:00:00Z",
    "2026-03-02T09:00:00.5Z, 2026-03-02T09:00:00.500Z",
    "2026-03-02T09:00:00.123999999Z, 2026-03-02T09:00:00.123Z",
    "2028-02-29T00:00:00Z, 2028-02-29T00:00:00Z",
    "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
  })
  void aTimeWithAnOffsetIsAnInstantToTheMillisecond(String text, Instant instant)
      throws UnreadableException {
    assertThat(TimeText.parse(text)).isEqualTo(instant);
  }

  @Test
  void aTimeWithoutOffsetIsRefusedSayingSo() {
    assertThatThrownBy(() -> TimeText.parse("2026-03-02T09:00:00"))
        .hasMessageStartingWith("is a time without offset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-03-02",
        "1772442000",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-03-02T24:00:00Z",
        "2026-03-02T09:60:00Z",
        "2026-03-02T09:00:00+19:00",
        "1969-12-31T23:59:59Z",
        "1970-01-01T00:30:00+01:00",
        "9999-12-31T23:59:59-01:00",
        "12026-03-02T09:00:00Z",
        "2026-03-02 09:00:00Z",
        "٢٠٢٦-03-02T09:00:00Z"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> TimeText.parse(text)).isInstanceOf(UnreadableException.class);
  }
}
