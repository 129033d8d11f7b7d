package dev.handoff.operator;

import static dev.handoff.domain.message.MessageEvent.Type.BOUNCED;
import static dev.handoff.domain.message.MessageEvent.Type.DEFERRED;
import static dev.handoff.domain.message.MessageEvent.Type.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.mail.SmtpSettings.Security;
import dev.handoff.operator.DeliverRun.Setup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a mail server can do to a mail: what the job does then, what is mailed, what is recorded
 * (SPEC section 8, promise 1).
 */
class FailureMatrixTest {

  /** The last answer ends a mail, or the gate, when its time is over between two attempts. */
  private static final String TOO_LATE =
      "(?s)not delivered in time: .*|expired before it could be sent";

  private static final String NADIA = "nadia.keller@seller.example";
  private static final Duration A_DAY = Duration.ofDays(1);

  @TempDir Path folder;

  private ScriptedSmtp server = new ScriptedSmtp();

  @BeforeEach
  void anotherServer() {
    server.close();
    server = new ScriptedSmtp();
  }

  /** The first answer is bad and the next is good: the mail arrives once, after a pause. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "GREETING, 421 4.3.2 too many connections",
    "GREETING, HANG UP",
    "MAIL, 421 4.3.2 closing",
    "MAIL, 451 4.3.0 later",
    "RCPT, 451 4.7.1 greylisted",
    "RCPT, 552 5.2.2 too many recipients",
    "RCPT, HANG UP",
    "DATA, 421 4.3.2 closing",
    "., 451 4.3.0 disk full",
  })
  void what_may_pass_is_tried_again(String command, String answer) throws Exception {
    server.first(command, answer);
    try (DeliverRun deliver = new DeliverRun(Setup.of(folder, server.port()))) {
      deliver.take(DeliverRun.alert("a1", NADIA, A_DAY));
      deliver.settleAll();

      assertThat(server.accepted()).isEqualTo(1);
      assertThat(deliver.eventTypes()).containsExactly(DEFERRED, SENT);
      assertThat(deliver.events().get(1).detail()).as("nothing is sent twice").isNull();
      assertThat(deliver.deadLetters()).isEmpty();
    }
  }

  /** The recipient's or the mail's own fault: recorded, and never tried again. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "RCPT, 550 5.1.1 no such user, true",
    "RCPT, 550 no such user, true",
    "RCPT, 550 5.2.2 mailbox full, false",
    "., 552 5.3.4 too big, false",
    "DATA, 554 5.6.0 not like this, false",
  })
  void what_will_never_pass_is_a_bounce_and_a_dead_letter(
      String command, String answer, boolean suppressed) throws Exception {
    server.answer(command, answer);
    try (DeliverRun deliver = new DeliverRun(Setup.of(folder, server.port()))) {
      deliver.take(DeliverRun.alert("a1", NADIA, A_DAY));
      deliver.settleAll();
      server.answer(command, command.equals("DATA") ? "354 go on" : "250 ok");
      deliver.take(DeliverRun.alert("a2", NADIA, A_DAY));
      deliver.settleAll();

      assertThat(deliver.eventTypes().get(0)).isEqualTo(BOUNCED);
      assertThat(deliver.reasons())
          .containsExactly("refused by the mail server: " + answer)
          .allMatch(reason -> !reason.contains("@"));
      assertThat(server.accepted()).isEqualTo(suppressed ? 0 : 1);
      assertThat(deliver.decisions().get(1).reason())
          .isEqualTo(suppressed ? Reason.SUPPRESSED_BOUNCE : null);
    }
  }

  /** Our own fault: everything stops, nobody is suppressed, and it goes on by itself. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "RCPT, 550 5.7.515 not authenticated",
    "MAIL, 550 5.7.1 sender not allowed",
    "., 550 5.7.26 DMARC",
    "GREETING, 554 5.7.1 go away",
  })
  void what_is_our_own_fault_stops_all_mail_until_it_is_put_right(String command, String answer)
      throws Exception {
    server.answer(command, answer);
    try (DeliverRun deliver = new DeliverRun(Setup.of(folder, server.port()))) {
      deliver.take(DeliverRun.alert("a1", NADIA, A_DAY));
      deliver.until("it is stopped", deliver::stopped);
      server.answer(command, command.equals("GREETING") ? "220 ready" : "250 ok");
      deliver.settleAll();

      assertThat(deliver.stopped()).isFalse();
      assertThat(server.accepted()).isEqualTo(1);
      assertThat(deliver.eventTypes()).endsWith(SENT).doesNotContain(BOUNCED);
      assertThat(deliver.deadLetters()).isEmpty();
    }
  }

  @Test
  void a_wrong_password_stops_all_mail_until_the_file_holds_the_right_one() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "wrong");
    server.answer("EHLO", "250-here\r\n250 AUTH PLAIN").answer("AUTH", "535 5.7.8 no");
    Setup setup =
        Setup.of(folder.resolve("ledger"), server.port())
            .with(DeliverRun.server(server.port(), Security.NONE, password));
    try (DeliverRun deliver = new DeliverRun(setup)) {
      deliver.take(DeliverRun.alert("a1", NADIA, A_DAY));
      deliver.until("it is stopped", deliver::stopped);
      server.answer("AUTH PLAIN AGFUZG9MZGBOYW5KB2ZMAHJPZ2H0", "235 2.7.0 welcome");
      Files.writeString(password, "right");
      deliver.settleAll();

      assertThat(server.accepted()).isEqualTo(1);
      assertThat(deliver.deadLetters()).isEmpty();
    }
  }

  @Test
  void a_server_whose_tls_does_not_work_gets_nothing() throws Exception {
    server.answer("EHLO", "250-here\r\n250 STARTTLS").answer("STAR", "220 go");
    Setup setup =
        Setup.of(folder, server.port())
            .with(DeliverRun.server(server.port(), Security.STARTTLS, null));
    try (DeliverRun deliver = new DeliverRun(setup)) {
      deliver.take(DeliverRun.alert("a1", NADIA, Duration.ofSeconds(4)));
      deliver.until("it is stopped", deliver::stopped);
      deliver.settleAll();

      assertThat(server.received()).isEmpty();
      assertThat(deliver.reasons()).singleElement().asString().matches(TOO_LATE);
    }
  }

  @Test
  void nobody_at_the_port_is_tried_until_the_time_is_over() throws Exception {
    int port = server.port();
    server.close();
    try (DeliverRun deliver = new DeliverRun(Setup.of(folder, port))) {
      deliver.take(DeliverRun.alert("a1", NADIA, Duration.ofSeconds(4)));
      deliver.settleAll();

      assertThat(deliver.eventTypes()).hasSizeGreaterThan(2).containsOnly(DEFERRED);
      assertThat(deliver.reasons()).singleElement().asString().matches(TOO_LATE);
    }
  }

  /** Whether the server has the mail is beyond knowing: it goes once more, and is counted. */
  @Test
  void a_connection_lost_after_the_final_dot_sends_the_mail_once_more_with_the_same_id()
      throws Exception {
    server.first(".", ScriptedSmtp.HANG_UP);
    try (DeliverRun deliver = new DeliverRun(Setup.of(folder, server.port()))) {
      deliver.take(DeliverRun.alert("a1", NADIA, A_DAY));
      deliver.settleAll();

      assertThat(server.received()).hasSize(2);
      assertThat(server.received().get(0)).isEqualTo(server.received().get(1));
      MessageEvent sent = deliver.events().get(1);
      assertThat(sent.type()).isEqualTo(SENT);
      assertThat(sent.detail()).contains("sent again");
    }
  }

  @Test
  void lost_twice_after_the_final_dot_it_is_recorded_and_not_sent_a_third_time() throws Exception {
    server.answer(".", ScriptedSmtp.HANG_UP);
    try (DeliverRun deliver = new DeliverRun(Setup.of(folder, server.port()))) {
      deliver.take(DeliverRun.alert("a1", NADIA, A_DAY));
      deliver.settleAll();

      assertThat(server.received()).hasSize(2);
      assertThat(deliver.reasons()).singleElement().asString().contains("unknown, twice");
    }
  }

  @Test
  void a_server_that_stalls_delays_its_own_mail_only_and_no_checkpoint() throws Exception {
    server.slow(Duration.ofSeconds(2));
    try (DeliverRun deliver = new DeliverRun(Setup.of(folder, server.port()))) {
      for (int i = 0; i < 1_000; i++) {
        deliver.take(DeliverRun.alert("a" + i, "person" + i + "@seller.example", A_DAY));
      }
      long began = System.nanoTime();
      deliver.save();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
      server.slow(Duration.ZERO);
      deliver.settleAll();

      assertThat(server.accepted()).isEqualTo(1_000);
      assertThat(server.received()).doesNotHaveDuplicates();
      assertThat(server.connections()).isLessThanOrEqualTo(4 + 1_000 / 100);
    }
  }

  @Test
  void an_alert_that_comes_too_late_is_recorded_and_not_sent() throws Exception {
    try (DeliverRun deliver = new DeliverRun(Setup.of(folder, server.port()))) {
      deliver.take(DeliverRun.alert("a1", NADIA, Duration.ofSeconds(-1)));

      assertThat(deliver.decisions()).extracting(d -> d.reason()).containsExactly(Reason.EXPIRED);
      assertThat(deliver.reasons()).isEqualTo(List.of("expired before it could be sent"));
      assertThat(server.connections()).isZero();
    }
  }
}
