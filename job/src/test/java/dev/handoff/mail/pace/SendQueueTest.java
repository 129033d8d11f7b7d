package dev.handoff.mail.pace;

import static dev.handoff.fixture.Lumia.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.mail.DeliveryOutcome;
import dev.handoff.mail.DeliveryOutcome.Fault;
import dev.handoff.mail.DeliveryOutcome.Result;
import dev.handoff.mail.pace.SendQueue.Ready;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who goes next, and when all wait. */
class SendQueueTest {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final DeliveryOutcome ACCEPTED =
      new DeliveryOutcome(Result.ACCEPTED, 250, "250 ok", false);
  private static final DeliveryOutcome WRONG_PASSWORD =
      new DeliveryOutcome(Result.CONFIGURATION, 535, "535 5.7.8 no", false);
  private static final DeliveryOutcome UNREACHABLE =
      new DeliveryOutcome(Result.TEMPORARY, 0, "connection refused", false, Fault.SERVER);

  private final SendQueue queue =
      new SendQueue(10, new Connections(5), new Rates(0, 0, MONDAY), new Breaker(PAUSE));

  @Test
  void what_is_owed_goes_before_what_is_offered() {
    queue.offer(mail("news", Lane.PROMOTIONAL));
    queue.offer(mail("order", Lane.URGENT));

    assertThat(next(MONDAY)).isEqualTo("order");
    assertThat(next(MONDAY)).isEqualTo("news");
  }

  @Test
  void a_lane_that_is_full_takes_no_more_and_a_mail_that_waits_waits_once() {
    for (int i = 0; i < 10; i++) {
      assertThat(queue.offer(mail("news" + i, Lane.PROMOTIONAL))).isTrue();
    }
    assertThat(queue.offer(mail("news10", Lane.PROMOTIONAL))).isFalse();
    assertThat(queue.offer(mail("news0", Lane.PROMOTIONAL))).as("is there already").isTrue();
    assertThat(queue.offer(mail("order", Lane.URGENT))).isTrue();
    assertThat(queue.size()).isEqualTo(11);
  }

  @Test
  void after_a_refusal_of_us_one_mail_tries_and_the_others_wait_for_its_answer() {
    refuseUs();
    assertThat(next(MONDAY)).isNull();
    assertThat(queue.wakeAt(MONDAY)).isEqualTo(MONDAY.plus(PAUSE));

    Instant later = MONDAY.plus(PAUSE);
    begin(later);
    assertThat(next(later.plusSeconds(60))).as("however long it takes").isNull();
    assertThat(queue.wakeAt(later)).as("nobody looks again and again").isNull();

    queue.end(Lane.URGENT, ACCEPTED, later);
    assertThat(next(later)).isNotNull();
    assertThat(next(later)).isNotNull();
  }

  @Test
  void the_pause_doubles_while_we_are_refused() {
    refuseUs();
    Instant later = MONDAY.plus(PAUSE);
    begin(later);
    queue.end(Lane.URGENT, WRONG_PASSWORD, later);

    assertThat(queue.wakeAt(later)).isEqualTo(later.plus(PAUSE.multipliedBy(2)));
  }

  @Test
  void a_mail_that_cannot_be_rendered_tries_for_nobody_and_the_next_one_may() {
    refuseUs();
    Instant later = MONDAY.plus(PAUSE);
    begin(later);
    queue.end(Lane.URGENT, null, later);

    assertThat(queue.breaker().isOpen()).as("nothing is known of the server").isTrue();
    assertThat(next(later)).isNotNull();
  }

  @Test
  void five_connections_that_do_not_come_about_stop_all_and_fewer_do_not() {
    fill();
    for (int i = 0; i < 4; i++) {
      begin(MONDAY);
      queue.end(Lane.URGENT, UNREACHABLE, MONDAY);
    }
    assertThat(queue.breaker().isOpen()).isFalse();
    begin(MONDAY);
    queue.end(Lane.URGENT, UNREACHABLE, MONDAY);
    assertThat(queue.breaker().isOpen()).isTrue();
  }

  @Test
  void promotional_mail_leaves_a_fifth_of_the_connections_and_the_other_lane_takes_all() {
    Connections all = new Connections(5);
    for (int i = 0; i < 4; i++) {
      assertThat(all.free(Lane.PROMOTIONAL)).isTrue();
      all.take(Lane.PROMOTIONAL);
    }
    assertThat(all.free(Lane.PROMOTIONAL)).isFalse();
    assertThat(all.free(Lane.URGENT)).isTrue();
    all.take(Lane.URGENT);
    assertThat(all.free(Lane.URGENT)).isFalse();
  }

  private void refuseUs() {
    fill();
    begin(MONDAY);
    queue.end(Lane.URGENT, WRONG_PASSWORD, MONDAY);
  }

  private void fill() {
    for (int i = 0; i < 8; i++) {
      queue.offer(mail("order" + i, Lane.URGENT));
    }
  }

  private void begin(Instant now) {
    Ready mail = queue.next(now);
    assertThat(mail).isNotNull();
    queue.begin(mail);
  }

  private @Nullable String next(Instant now) {
    Ready mail = queue.next(now);
    return mail == null ? null : mail.messageId();
  }

  private static Ready mail(String messageId, Lane lane) {
    return new Ready(messageId, messageId + "@lumia.example", "lumia.example", lane);
  }
}
