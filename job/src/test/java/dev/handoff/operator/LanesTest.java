package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.operator.DeliverRun.Setup;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is owed to somebody never waits behind what is offered to many (SPEC section 6). Some more
 * are queued than find room in memory; {@code LanesBench} queues fifty thousand.
 */
class LanesTest {

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int QUEUED = 10_500;

  @TempDir Path folder;

  @Test
  void a_transactional_mail_leaves_within_a_second_behind_thousands_of_promotional_ones()
      throws Exception {
    assertThat(orderBehind(QUEUED, folder)).isLessThan(Duration.ofSeconds(1));
  }

  /** How long an order's mail takes to the server behind so many that wait for a slow one. */
  static Duration orderBehind(int queued, Path folder) throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp().slow(Duration.ofMillis(50));
        DeliverRun deliver = new DeliverRun(Setup.of(folder, server.port()))) {
      for (int i = 0; i < queued; i++) {
        deliver.take(promotional(i));
      }
      int before = server.received().size();
      OutboundMail order =
          DeliverRun.mail(MessageClass.TRANSACTIONAL, "order", "ada@lumia.example", A_DAY);
      String id = "<" + order.messageId() + "@seller.example>";

      long began = System.nanoTime();
      deliver.take(order);
      deliver.until("the order's mail is with the server", () -> server.received().contains(id));
      Duration took = Duration.ofNanos(System.nanoTime() - began);

      System.out.printf(
          "%,d promotional mails wait; the order's mail was there after %d ms%n",
          deliver.waiting(), took.toMillis());
      assertThat(deliver.waiting()).isGreaterThan(queued / 2);
      assertThat(before).as("the others were on their way").isPositive();
      return took;
    }
  }

  @Test
  void promotional_mail_leaves_a_fifth_of_the_rate_to_the_others() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp();
        DeliverRun deliver = new DeliverRun(Setup.of(folder, server.port()).withRate(10))) {
      for (int i = 0; i < 100; i++) {
        deliver.take(promotional(i));
      }
      deliver.until("the rate is used up", () -> server.accepted() >= 10);
      long began = System.nanoTime();
      deliver.take(
          DeliverRun.mail(MessageClass.TRANSACTIONAL, "order", "ada@lumia.example", A_DAY));
      deliver.until(
          "the order's mail",
          () -> deliver.events().stream().anyMatch(e -> e.recipient().startsWith("ada@")));

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
      assertThat(server.accepted()).isLessThan(30);
    }
  }

  private static OutboundMail promotional(int i) {
    return DeliverRun.mail(
        MessageClass.PROMOTIONAL, "news", "person" + i + "@customers.example", A_DAY);
  }
}
