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

/** What is owed to somebody never waits behind what is offered to many (SPEC section 6). */
class LanesTest {

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int QUEUED = 50_000;

  @TempDir Path folder;

  @Test
  void a_transactional_mail_leaves_within_a_second_behind_fifty_thousand_promotional_ones()
      throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp().slow(Duration.ofMillis(50));
        DeliverRun deliver = new DeliverRun(Setup.of(folder, server.port()))) {
      for (int i = 0; i < QUEUED; i++) {
        deliver.take(promotional(i));
      }
      int before = server.received().size();
      OutboundMail order =
          DeliverRun.mail(MessageClass.TRANSACTIONAL, "order", "ada@lumia.example", A_DAY);
      String id = "<" + order.messageId() + "@seller.example>";

      long began = System.nanoTime();
      deliver.take(order);
      deliver.until("the order's mail is with the server", () -> server.received().contains(id));

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
      assertThat(deliver.waiting()).isGreaterThan(QUEUED / 2);
      assertThat(before).as("the others were on their way").isPositive();
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
