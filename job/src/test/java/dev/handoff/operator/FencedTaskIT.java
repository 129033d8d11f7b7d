package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.mail.ledger.LedgerLog;
import dev.handoff.operator.DeliverRun.Setup;
import dev.handoff.sink.KafkaSinks;
import dev.handoff.sink.NdjsonFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task that was frozen, as by SIGSTOP, and given up: another one has been restored in its place.
 * When it wakes it goes on where it was, with mails in its hands and timers that are due, and must
 * not begin to send (ADR 0020). Nothing runs in a task here but what the test's thread does, so not
 * to work is to be frozen.
 */
class FencedTaskIT {

  private static final String NADIA = "nadia.keller@seller.example";
  private static final String TEAM = "sales-emea@seller.example";
  private static final Duration A_DAY = Duration.ofDays(1);

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @TempDir Path folder;

  @Test
  void with_its_ledger_in_kafka_a_task_that_wakes_after_its_replacement_starts_no_send()
      throws Exception {
    BROKER.createTopics(2, List.of("mail-ledger"));
    wakesAndSendsNothing(
        new KafkaSinks(
                BROKER.bootstrapServers(),
                Map.of(Topic.MAIL_LEDGER.wireName(), "mail-ledger"),
                "fenced",
                Map.of(),
                Duration.ofMinutes(15))
            .ledger());
  }

  @Test
  void with_its_ledger_in_files_too() throws Exception {
    wakesAndSendsNothing(new NdjsonFiles(folder.resolve("files")).ledger());
  }

  private void wakesAndSendsNothing(LedgerLog.Opening ledger) throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp().answer("GREETING", "421 4.3.2 not now")) {
      Setup setup = Setup.of(folder, server.port()).with(ledger);
      try (DeliverRun frozen = new DeliverRun(setup)) {
        frozen.take(DeliverRun.alert("a1", NADIA, A_DAY));
        frozen.until("an attempt", () -> !frozen.events().isEmpty());
        OperatorSubtaskState saved = frozen.save();

        try (DeliverRun next = new DeliverRun(setup, 0, 1, saved)) {
          server.answer("GREETING", "220 ready");
          next.settleAll();
          assertThat(server.accepted()).as("the mail, by the task in its place").isEqualTo(1);
          int connections = server.connections();

          assertThatThrownBy(
                  () -> {
                    frozen.take(DeliverRun.alert("a2", TEAM, A_DAY));
                    frozen.settleAll();
                  })
              .as("it ends")
              .hasStackTraceContaining("another task has taken over this one's mails");
          assertThat(server.connections()).as("and has said nothing").isEqualTo(connections);
          assertThat(server.received()).hasSize(1);
          next.take(DeliverRun.alert("a3", TEAM, A_DAY));
          next.settleAll();
          assertThat(server.accepted()).as("while the other one goes on").isEqualTo(2);
        }
      }
    }
  }
}
