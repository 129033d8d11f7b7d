package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.bench.BenchFiles;
import dev.handoff.bench.BenchReport;
import dev.handoff.bench.Measured;
import dev.handoff.domain.gate.Tracking;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.fixture.DkimKeys;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.mail.DeliveryOutcome.Result;
import dev.handoff.mail.SmtpMailer;
import dev.handoff.operator.DeliverRun.Setup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mails a second, rendered, signed and accepted, by {@code deliver} with gate, state and ledger,
 * and by a plain loop over the same server in the same run: {@code mvn -Pbench verify
 * -Dit.test=MailBench}, with {@code -Dhandoff.mails=} as many. It fails when one is missing, and
 * never because something is slow.
 */
class MailBench {

  private static final int MAILS = Integer.getInteger("handoff.mails", 2_000);
  private static final int CONNECTIONS = 8;
  private static final int ROUNDS = 3;

  @TempDir Path folder;

  @Test
  void all_mails_arrive_by_deliver_and_by_a_plain_loop() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), DkimKeys.RSA);
    round(key, Duration.ZERO, "warm");
    for (Duration answer : List.of(Duration.ZERO, Duration.ofMillis(5))) {
      List<Double> loop = new ArrayList<>();
      List<Double> deliver = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        double[] perSecond = round(key, answer, answer + "-" + i);
        loop.add(perSecond[0]);
        deliver.add(perSecond[1]);
      }
      BenchFiles.write(
          "mail-%d-ms".formatted(answer.toMillis()),
          new BenchReport(
              "Mails rendered, signed and accepted",
              "%,d mails, %d ms an answer, %d connections, RSA-2048, %d rounds in turn"
                  .formatted(MAILS, answer.toMillis(), CONNECTIONS, ROUNDS),
              List.of(
                  new Measured(
                      "Handoff",
                      "deliver, with gate, RocksDB state and ledger",
                      "mails a second",
                      deliver),
                  new Measured(
                      "plain loop", "a thread a connection, nothing kept", "mails a second", loop)),
              List.of()));
    }
  }

  private double[] round(Path key, Duration answer, String name) throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp().slow(answer)) {
      Setup setup = Setup.of(folder.resolve(name), server.port()).with(CONNECTIONS).signing(key);
      long loop = plainLoop(setup, mails("loop"));
      assertThat(server.accepted()).isEqualTo(MAILS);
      assertThat(server.lastMail()).startsWith("DKIM-Signature:");
      long deliver = deliver(setup, mails("deliver"));
      assertThat(server.accepted()).isEqualTo(2 * MAILS);
      assertThat(server.lastMail()).startsWith("DKIM-Signature:");
      return new double[] {MAILS * 1e9 / loop, MAILS * 1e9 / deliver};
    }
  }

  private static long deliver(Setup setup, List<OutboundMail> mails) throws Exception {
    try (DeliverRun deliver = new DeliverRun(setup)) {
      long began = System.nanoTime();
      for (OutboundMail mail : mails) {
        deliver.take(mail);
      }
      deliver.settleAll();
      return System.nanoTime() - began;
    }
  }

  private static long plainLoop(Setup setup, List<OutboundMail> mails) throws Exception {
    RenderMail render =
        new RenderMail(TaskSettings.of(setup).mail(), new UnregisteredMetricsGroup());
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      long began = System.nanoTime();
      List<Future<?>> loops = new ArrayList<>();
      for (int thread = 0; thread < CONNECTIONS; thread++) {
        int first = thread;
        loops.add(
            threads.submit(
                () -> {
                  try (SmtpMailer mailer =
                      new SmtpMailer(setup.server().open("handoff@seller.example"))) {
                    for (int i = first; i < mails.size(); i += CONNECTIONS) {
                      RenderMail.Rendered mail = render.render(mails.get(i), Tracking.NONE);
                      assertThat(mailer.deliver(mail.mail().to(), mail.mime()).result())
                          .isEqualTo(Result.ACCEPTED);
                    }
                  }
                }));
      }
      for (Future<?> loop : loops) {
        loop.get();
      }
      return System.nanoTime() - began;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<OutboundMail> mails(String name) {
    return IntStream.range(0, MAILS)
        .mapToObj(i -> DeliverRun.alert(name + i, name + i + "@seller.example", Duration.ofDays(1)))
        .toList();
  }
}
