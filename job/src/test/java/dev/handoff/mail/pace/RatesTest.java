package dev.handoff.mail.pace;

import static dev.handoff.fixture.Lumia.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How many mails a second leave a task, to the server and to each recipient domain. */
class RatesTest {

  private static final String LUMIA = "lumia.example";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void no_more_than_the_rate_leaves_in_a_minute_to_one_domain_and_the_others_have_their_own() {
    Rates rates = new Rates(0, 2, MONDAY);

    assertThat(sent(rates, LUMIA, Lane.URGENT)).isBetween(120, 122);
    assertThat(rates.waitForDomain(Lane.URGENT, "other.example", MONDAY)).isZero();
  }

  @Test
  void promotional_mail_leaves_a_fifth_of_a_domain_s_rate_to_the_others() {
    Rates rates = new Rates(0, 10, MONDAY);

    assertThat(sent(rates, LUMIA, Lane.PROMOTIONAL)).isBetween(480, 488);
    assertThat(rates.waitForDomain(Lane.URGENT, LUMIA, MONDAY.plus(MINUTE))).isZero();
  }

  /** Each of so many tasks has its share: together they keep to the rate. */
  @Test
  void a_share_of_less_than_one_a_second_is_kept_too() {
    Rates oneOfFour = new Rates(2.0 / 4, 0, MONDAY);

    assertThat(sent(oneOfFour, LUMIA, Lane.URGENT)).isBetween(30, 31);
  }

  @Test
  void those_who_wait_for_one_domain_are_told_to_come_one_after_the_other() {
    Rates rates = new Rates(0, 1, MONDAY);
    rates.waitForDomain(Lane.PROMOTIONAL, LUMIA, MONDAY);
    rates.take(Lane.PROMOTIONAL, LUMIA);

    Duration first = rates.waitForDomain(Lane.PROMOTIONAL, LUMIA, MONDAY);
    Duration second = rates.waitForDomain(Lane.PROMOTIONAL, LUMIA, MONDAY);
    assertThat(first).isPositive();
    assertThat(second.minus(first)).isEqualTo(Duration.ofMillis(1_250));
  }

  @Test
  void without_a_rate_nothing_waits() {
    Rates rates = new Rates(0, 0, MONDAY);
    for (int i = 0; i < 1_000; i++) {
      assertThat(rates.waitForServer(Lane.PROMOTIONAL, MONDAY)).isZero();
      assertThat(rates.waitForDomain(Lane.PROMOTIONAL, LUMIA, MONDAY)).isZero();
      rates.take(Lane.PROMOTIONAL, LUMIA);
    }
  }

  /** How many of a lane go in a minute, when one asks every ten milliseconds. */
  private static int sent(Rates rates, String domain, Lane lane) {
    int sent = 0;
    for (Instant now = MONDAY; now.isBefore(MONDAY.plus(MINUTE)); now = now.plusMillis(10)) {
      if (rates.waitForServer(lane, now).isZero()
          && rates.waitForDomain(lane, domain, now).isZero()) {
        rates.take(lane, domain);
        sent++;
      }
    }
    return sent;
  }
}
