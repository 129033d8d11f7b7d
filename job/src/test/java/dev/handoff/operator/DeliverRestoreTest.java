package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.operator.DeliverRun.Setup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tasks that are killed and restored, at another parallelism too: the ledger knows what the
 * checkpoint does not (ADR 0020). A task that is killed is one that nobody closes in time.
 */
class DeliverRestoreTest {

  private static final Duration A_DAY = Duration.ofDays(1);

  @TempDir Path folder;

  private final ScriptedSmtp server = new ScriptedSmtp();
  private final List<DeliverRun> killed = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    server.close();
    for (DeliverRun task : killed) {
      task.close();
    }
  }

  @Test
  void what_was_sent_after_the_checkpoint_is_not_sent_again_with_one_two_and_one_task()
      throws Exception {
    List<OutboundMail> early = mails("early", 40);
    List<OutboundMail> late = mails("late", 40);
    Setup setup = Setup.of(folder, server.port());

    // One task: forty mails wait in the checkpoint, all of them and forty more are sent after it.
    server.answer("GREETING", "421 4.3.2 not now");
    DeliverRun one = new DeliverRun(setup);
    take(one, early);
    OperatorSubtaskState saved = one.save();
    server.answer("GREETING", "220 ready");
    take(one, late);
    one.until("all are sent", () -> server.accepted() == 80);
    one.until("and it is known", () -> one.waiting() == 0);
    killed.add(one);

    // Two tasks, restored from the checkpoint; the source brings the late ones again.
    List<OperatorSubtaskState> savedByTwo = new ArrayList<>();
    for (int subtask = 0; subtask < 2; subtask++) {
      DeliverRun task = new DeliverRun(setup, subtask, 2, saved);
      take(task, own(late, subtask, 2));
      task.settleAll();
      assertThat(task.eventTypes()).containsOnly(MessageEvent.Type.SENT);
      assertThat(task.events())
          .as("told of each of its own mails")
          .hasSize(own(early, subtask, 2).size() + own(late, subtask, 2).size());
      assertThat(task.deadLetters()).isEmpty();
      savedByTwo.add(task.save());
      killed.add(task);
    }
    assertThat(server.accepted()).as("nothing was sent again").isEqualTo(80);

    // And one again: new mails go, old ones do not.
    OperatorSubtaskState both =
        AbstractStreamOperatorTestHarness.repackageState(
            savedByTwo.toArray(new OperatorSubtaskState[0]));
    DeliverRun again = new DeliverRun(setup, 0, 1, both);
    take(again, late);
    take(again, mails("new", 10));
    again.settleAll();
    killed.add(again);

    assertThat(server.accepted()).isEqualTo(90);
    assertThat(server.received()).doesNotHaveDuplicates();
  }

  /** Whether the last checkpoint was before they began or while they were under way. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_was_under_way_at_the_kill_is_sent_again_with_the_same_id_and_counted(
      boolean underWayAtTheCheckpoint) throws Exception {
    Setup setup = Setup.of(folder, server.port());
    server.answer(".", ScriptedSmtp.SILENCE);
    DeliverRun one = new DeliverRun(setup);
    OperatorSubtaskState before = underWayAtTheCheckpoint ? null : one.save();
    List<OutboundMail> mails = mails("a", 20);
    take(one, mails);
    one.until("the server has one on each connection", () -> server.received().size() == 4);
    OperatorSubtaskState saved = before == null ? one.save() : before;
    killed.add(one);

    server.answer(".", "250 2.0.0 queued");
    DeliverRun next = new DeliverRun(setup, 0, 1, saved);
    if (!underWayAtTheCheckpoint) {
      take(next, mails);
    }
    next.settleAll();
    killed.add(next);

    assertThat(new HashSet<>(server.received())).as("every mail came").hasSize(20);
    assertThat(server.received()).as("and as many again as connections were open").hasSize(24);
    assertThat(next.events().stream().filter(event -> event.detail() != null))
        .as("each of which says so")
        .hasSize(4)
        .allMatch(event -> String.valueOf(event.detail()).contains("sent again"));
  }

  @Test
  void a_refusal_after_the_checkpoint_is_told_again_and_not_asked_for_again() throws Exception {
    Setup setup = Setup.of(folder, server.port());
    server.answer("RCPT", "550 5.1.1 no such user");
    DeliverRun one = new DeliverRun(setup);
    OperatorSubtaskState saved = one.save();
    List<OutboundMail> mails = mails("a", 1);
    take(one, mails);
    one.settleAll();
    killed.add(one);
    int connections = server.connections();

    DeliverRun next = new DeliverRun(setup, 0, 1, saved);
    take(next, mails);
    killed.add(next);

    assertThat(next.events())
        .singleElement()
        .extracting(MessageEvent::eventId)
        .isEqualTo(one.events().get(0).eventId());
    assertThat(next.reasons()).singleElement().asString().contains("550");
    assertThat(server.connections()).isEqualTo(connections);
  }

  private static void take(DeliverRun task, List<OutboundMail> mails) throws Exception {
    for (OutboundMail mail : mails) {
      task.take(mail);
    }
  }

  private static List<OutboundMail> mails(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> DeliverRun.alert(name + i, name + i + "@seller.example", A_DAY))
        .toList();
  }

  private static List<OutboundMail> own(List<OutboundMail> mails, int subtask, int parallelism) {
    return mails.stream()
        .filter(
            mail ->
                KeyGroupRangeAssignment.assignKeyToParallelOperator(
                        mail.recipient(), DeliverRun.MAX_PARALLELISM, parallelism)
                    == subtask)
        .toList();
  }
}
