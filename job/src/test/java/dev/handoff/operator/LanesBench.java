package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.fixture.BenchTable;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty thousand promotional mails wait for a slow server when an order's mail comes: {@code mvn
 * -Pbench verify -Dit.test=LanesBench}, with {@code -Dhandoff.queued=} as many.
 */
class LanesBench {

  private static final int QUEUED = Integer.getInteger("handoff.queued", 50_000);

  @TempDir Path folder;

  @Test
  void a_transactional_mail_leaves_within_a_second_behind_fifty_thousand() throws Exception {
    long began = System.nanoTime();
    Duration took = LanesTest.orderBehind(QUEUED, folder);
    System.out.printf(
        "%,d mails queued and all, in %d s%n", QUEUED, (System.nanoTime() - began) / 1_000_000_000);
    BenchTable.row(
        "ms until an order's mail is with a slow server, behind %,d others".formatted(QUEUED),
        Long.toString(took.toMillis()),
        "promised: 1,000",
        took.toMillis() / 1_000.0);
    assertThat(took).isLessThan(Duration.ofSeconds(1));
  }
}
