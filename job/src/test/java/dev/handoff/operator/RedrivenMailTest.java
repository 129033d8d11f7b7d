package dev.handoff.operator;

import static dev.handoff.domain.message.MessageEvent.Type.BOUNCED;
import static dev.handoff.domain.message.MessageEvent.Type.DEFERRED;
import static dev.handoff.domain.message.MessageEvent.Type.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Decision;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.operator.DeliverRun.Setup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mail that did not go is put in again (ADR 0027): it goes, once; and one that went, or that is
 * not wanted, does not.
 */
class RedrivenMailTest {

  private static final String NADIA = "nadia.keller@seller.example";
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final String NOT_LIKE_THIS = "554 5.6.0 not like this";

  @TempDir Path folder;

  private final ScriptedSmtp server = new ScriptedSmtp();
  private final List<DeliverRun> tasks = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    server.close();
    for (DeliverRun task : tasks) {
      task.close();
    }
  }

  @Test
  void what_was_refused_goes_when_it_is_put_in_again_and_then_never_more() throws Exception {
    server.first("DATA", NOT_LIKE_THIS);
    DeliverRun deliver = begin(null);
    deliver.take(DeliverRun.alert("a1", NADIA, A_DAY));
    deliver.settleAll();

    deliver.take(DeliverRun.alert("a1", NADIA, A_DAY));
    deliver.settleAll();
    assertThat(server.accepted()).as("a copy is a duplicate still").isZero();

    deliver.take(DeliverRun.again("a1", NADIA, A_DAY));
    deliver.settleAll();
    deliver.take(DeliverRun.again("a1", NADIA, A_DAY));
    deliver.settleAll();

    assertThat(server.accepted()).isEqualTo(1);
    assertThat(deliver.eventTypes()).containsExactly(BOUNCED, SENT);
    assertThat(deliver.decisions())
        .extracting(MessageDecision::reason)
        .containsExactly(null, Reason.DUPLICATE, null, Reason.DUPLICATE);
    assertThat(deliver.decisions().get(2).redrivenAt()).as("marked as late").isNotNull();
    assertThat(server.lastMail()).contains("This alert comes late: it was decided on");
  }

  @Test
  void what_was_sent_is_not_sent_when_it_is_put_in_again() throws Exception {
    DeliverRun deliver = begin(null);
    deliver.take(DeliverRun.alert("a1", NADIA, A_DAY));
    deliver.settleAll();
    deliver.take(DeliverRun.again("a1", NADIA, A_DAY));
    deliver.settleAll();

    assertThat(server.accepted()).isEqualTo(1);
    assertThat(deliver.decisions().get(1).reason()).isEqualTo(Reason.DUPLICATE);
  }

  @Test
  void what_is_still_on_its_way_is_not_sent_beside_itself() throws Exception {
    server.answer("GREETING", "421 4.3.2 not now");
    DeliverRun deliver = begin(null);
    deliver.take(DeliverRun.alert("a1", NADIA, A_DAY));
    deliver.until("an attempt", () -> !deliver.events().isEmpty());
    deliver.take(DeliverRun.again("a1", NADIA, A_DAY));
    server.answer("GREETING", "220 ready");
    deliver.settleAll();

    assertThat(server.accepted()).isEqualTo(1);
    assertThat(deliver.decisions().get(1).reason()).isEqualTo(Reason.DUPLICATE);
  }

  @Test
  void an_address_that_does_not_exist_stays_suppressed() throws Exception {
    server.first("RCPT", "550 5.1.1 no such user");
    DeliverRun deliver = begin(null);
    deliver.take(DeliverRun.alert("a1", NADIA, A_DAY));
    deliver.settleAll();
    deliver.take(DeliverRun.again("a1", NADIA, A_DAY));
    deliver.settleAll();

    assertThat(server.accepted()).isZero();
    assertThat(deliver.decisions().get(1).reason()).isEqualTo(Reason.SUPPRESSED_BOUNCE);
  }

  @Test
  void what_was_too_late_goes_with_a_time_of_its_own() throws Exception {
    server.answer("GREETING", "421 4.3.2 not now");
    DeliverRun deliver = begin(null);
    deliver.take(DeliverRun.alert("a1", NADIA, Duration.ofMillis(700)));
    deliver.until("it is given up", () -> deliver.waiting() == 0);
    server.answer("GREETING", "220 ready");
    deliver.take(DeliverRun.again("a1", NADIA, A_DAY));
    deliver.settleAll();

    assertThat(deliver.deadLetters()).hasSize(1);
    assertThat(server.accepted()).isEqualTo(1);
  }

  @Test
  void one_that_the_server_may_have_says_so_when_it_is_sent_again() throws Exception {
    server.first(".", ScriptedSmtp.HANG_UP, ScriptedSmtp.HANG_UP);
    DeliverRun deliver = begin(null);
    deliver.take(DeliverRun.alert("a1", NADIA, A_DAY));
    deliver.until("its fate is unknown twice", () -> deliver.waiting() == 0);
    deliver.take(DeliverRun.again("a1", NADIA, A_DAY));
    deliver.settleAll();

    assertThat(deliver.eventTypes()).containsExactly(DEFERRED, DEFERRED, SENT);
    assertThat(deliver.events().get(2).detail()).contains("sent again");
    assertThat(server.received())
        .hasSize(3)
        .as("one Message-ID")
        .containsOnly(server.received().get(0));
  }

  /**
   * The ledger still tells of the refusal, which is over; and then of the sending, which is not.
   */
  @Test
  void a_kill_neither_loses_nor_repeats_what_was_put_in_again() throws Exception {
    DeliverRun one = begin(null);
    OperatorSubtaskState empty = one.save();
    server.first("DATA", NOT_LIKE_THIS);
    OutboundMail first = DeliverRun.alert("a1", NADIA, A_DAY);
    one.take(first);
    one.settleAll();
    OperatorSubtaskState refused = one.save();

    DeliverRun two = begin(empty);
    two.take(first);
    assertThat(two.eventTypes()).as("told again by the ledger").containsExactly(BOUNCED);
    DeliverRun three = begin(refused);
    OutboundMail again = DeliverRun.again("a1", NADIA, A_DAY);
    three.take(again);
    three.settleAll();
    assertThat(server.accepted()).isEqualTo(1);

    DeliverRun four = begin(refused);
    four.take(again);
    four.settleAll();
    DeliverRun five = begin(empty);
    five.take(first);
    five.take(again);
    five.settleAll();

    assertThat(server.accepted()).as("nothing was sent again").isEqualTo(1);
    assertThat(four.eventTypes()).containsExactly(SENT);
    assertThat(five.eventTypes()).containsExactly(SENT);
    assertThat(five.decisions())
        .extracting(MessageDecision::decision)
        .containsExactly(Decision.SEND, Decision.STOP);
  }

  private DeliverRun begin(@Nullable OperatorSubtaskState saved) throws Exception {
    DeliverRun task = new DeliverRun(Setup.of(folder, server.port()), 0, 1, saved);
    tasks.add(task);
    return task;
  }
}
