package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.bench.BenchFiles;
import dev.handoff.bench.BenchReport;
import dev.handoff.bench.Measured;
import dev.handoff.bench.Target;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty thousand promotional mails wait for a slow server when an order's mail comes: {@code mvn
 * -Pbench verify -Dit.test=LanesBench}, with {@code -Dhandoff.queued=} as many.
 */
class LanesBench {

  private static final int QUEUED = Integer.getInteger("handoff.queued", 50_000);

  private static final double PROMISED = 1_000;

  @TempDir Path folder;

  @Test
  void a_transactional_mail_leaves_within_a_second_behind_fifty_thousand() throws Exception {
    double took = LanesTest.orderBehind(QUEUED, folder).toMillis();
    BenchFiles.write(
        "lanes",
        new BenchReport(
            "Until an order's mail is with a slow server",
            "%,d promotional mails queued before it, 50 ms an answer".formatted(QUEUED),
            List.of(
                new Measured("Handoff", "one lane for each class", "ms", List.of(took)),
                new Measured("promised", "", "ms", List.of(PROMISED))),
            List.of(new Target("promised", "Handoff", 1))));
    assertThat(took).isLessThan(PROMISED);
  }
}
