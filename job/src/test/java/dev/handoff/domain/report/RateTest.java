package dev.handoff.domain.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How sure a rate is. */
class RateTest {

  /** Values of the literature: Brown, Cai and DasGupta (2001); R's prop.test without correction. */
  @Test
  void theIntervalIsWilsons() {
    assertThat(new Rate(15, 50).low()).isCloseTo(0.1910, within(0.0001));
    assertThat(new Rate(15, 50).high()).isCloseTo(0.4375, within(0.0001));
    assertThat(new Rate(0, 10).low()).isZero();
    assertThat(new Rate(0, 10).high()).isCloseTo(0.2775, within(0.0001));
    assertThat(new Rate(10, 10).low()).isCloseTo(0.7225, within(0.0001));
    assertThat(new Rate(10, 10).high()).isEqualTo(1);
  }

  @Test
  void thirtyAreEnough() {
    assertThat(new Rate(3, 29).isEnough()).isFalse();
    assertThat(new Rate(3, 30).isEnough()).isTrue();
  }

  @Test
  void ofNothingThereIsNoRate() {
    Rate none = new Rate(0, 0);
    assertThat(none.isEnough()).isFalse();
    assertThat(none.share()).isZero();
    assertThat(none.low()).isZero();
    assertThat(none.high()).isEqualTo(1);
  }
}
