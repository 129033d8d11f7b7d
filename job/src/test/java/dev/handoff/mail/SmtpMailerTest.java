package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.mail.DeliveryOutcome.Result;
import dev.handoff.mail.SmtpSettings.Auth;
import dev.handoff.mail.SmtpSettings.Security;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpMailerTest {
  private @Nullable GreenMail server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  @Test
  void a_mail_arrives_once_and_as_it_was_composed() throws Exception {
    GreenMail mail = start(ServerSetup.PROTOCOL_SMTP);
    try (SmtpMailer mailer = new SmtpMailer(settings(port(mail), Security.NONE))) {
      DeliveryOutcome outcome = mailer.deliver(Mails.TO, Mails.bytes());
      assertThat(outcome.result()).isEqualTo(Result.ACCEPTED);
      assertThat(outcome.code()).isEqualTo(250);
    }
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(mail.getReceivedMessages()[0].getMessageID())
        .isEqualTo("<" + MessageId.of("alert-1", Mails.TO) + "@example.com>");
    assertThat(GreenMailUtil.getWholeMessage(mail.getReceivedMessages()[0]).strip())
        .endsWith(new String(Mails.bytes(), US_ASCII).strip());
  }

  @Test
  void one_connection_carries_many_mails() {
    try (ScriptedSmtp smtp = new ScriptedSmtp();
        SmtpMailer mailer = new SmtpMailer(settings(smtp.port(), Security.NONE))) {
      for (int i = 0; i < 3; i++) {
        assertThat(mailer.deliver(Mails.TO, Mails.bytes()).result()).isEqualTo(Result.ACCEPTED);
      }
      assertThat(smtp.connections()).isEqualTo(1);
      assertThat(smtp.accepted()).isEqualTo(3);
    }
  }

  @Test
  void a_connection_that_went_stale_is_replaced_without_anybody_noticing() {
    try (ScriptedSmtp smtp = new ScriptedSmtp();
        SmtpMailer mailer = new SmtpMailer(settings(smtp.port(), Security.NONE))) {
      assertThat(mailer.deliver(Mails.TO, Mails.bytes()).result()).isEqualTo(Result.ACCEPTED);
      smtp.hangUp();
      assertThat(mailer.deliver(Mails.TO, Mails.bytes()).result()).isEqualTo(Result.ACCEPTED);
      assertThat(smtp.connections()).isEqualTo(2);
      assertThat(smtp.accepted()).isEqualTo(2);
    }
  }

  @Test
  void without_starttls_nothing_is_sent_when_it_is_asked_for() {
    GreenMail mail = start(ServerSetup.PROTOCOL_SMTP);
    try (SmtpMailer mailer = new SmtpMailer(settings(port(mail), Security.STARTTLS))) {
      DeliveryOutcome outcome = mailer.deliver(Mails.TO, Mails.bytes());
      assertThat(outcome.result()).isEqualTo(Result.CONFIGURATION);
      assertThat(outcome.reply()).contains("STARTTLS is required");
    }
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_server_whose_tls_does_not_work_gets_nothing() {
    try (ScriptedSmtp smtp =
            new ScriptedSmtp().answer("EHLO", "250-here\r\n250 STARTTLS").answer("STAR", "220 go");
        SmtpMailer mailer = new SmtpMailer(settings(smtp.port(), Security.STARTTLS))) {
      assertThat(mailer.deliver(Mails.TO, Mails.bytes()).result()).isEqualTo(Result.CONFIGURATION);
      assertThat(smtp.accepted()).isZero();
    }
  }

  @Test
  void a_wrong_password_is_a_matter_of_configuration() {
    try (ScriptedSmtp smtp =
            new ScriptedSmtp()
                .answer("EHLO", "250-here\r\n250 AUTH PLAIN")
                .answer("AUTH", "535 5.7.8 no");
        SmtpMailer mailer =
            new SmtpMailer(
                SmtpSettings.of(
                    "127.0.0.1", smtp.port(), Security.NONE, "user", "wrong", "a@example.com"))) {
      assertThat(mailer.deliver(Mails.TO, Mails.bytes()).result()).isEqualTo(Result.CONFIGURATION);
      smtp.answer("AUTH", "454 4.7.0 busy");
      assertThat(mailer.deliver(Mails.TO, Mails.bytes()).result()).isEqualTo(Result.TEMPORARY);
    }
  }

  /** The form is Google's and Microsoft's: user and token in one line of Base64. */
  @Test
  void an_access_token_logs_in_with_xoauth2_and_an_expired_one_is_a_matter_of_configuration() {
    String login =
        Base64.getEncoder()
            .encodeToString(
                "user=alerts@example.com\u0001auth=Bearer t0ken\u0001\u0001".getBytes(US_ASCII));
    try (ScriptedSmtp smtp =
            new ScriptedSmtp()
                .answer("EHLO", "250-here\r\n250 AUTH PLAIN LOGIN XOAUTH2")
                .answer("AUTH", "535 5.7.8 no")
                .answer(("AUTH XOAUTH2 " + login).toUpperCase(Locale.ROOT), "235 2.7.0 welcome");
        SmtpMailer fresh = new SmtpMailer(withToken(smtp.port(), "t0ken"));
        SmtpMailer expired = new SmtpMailer(withToken(smtp.port(), "0ld"))) {
      assertThat(fresh.deliver(Mails.TO, Mails.bytes()).result()).isEqualTo(Result.ACCEPTED);
      assertThat(expired.deliver(Mails.TO, Mails.bytes()).result()).isEqualTo(Result.CONFIGURATION);
      assertThat(smtp.accepted()).isEqualTo(1);
    }
  }

  private static SmtpSettings withToken(int port, String token) {
    return SmtpSettings.of(
            "127.0.0.1", port, Security.NONE, "alerts@example.com", token, "alerts@example.com")
        .with(Auth.XOAUTH2);
  }

  @Test
  void a_server_that_cannot_prove_who_it_is_gets_nothing() {
    GreenMail mail = start(ServerSetup.PROTOCOL_SMTPS);
    try (SmtpMailer mailer = new SmtpMailer(settings(mail.getSmtps().getPort(), Security.TLS))) {
      assertThat(mailer.deliver(Mails.TO, Mails.bytes()).result()).isEqualTo(Result.CONFIGURATION);
    }
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void nobody_at_the_port_is_a_reason_to_try_again() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (SmtpMailer mailer = new SmtpMailer(settings(free, Security.NONE))) {
      DeliveryOutcome outcome = mailer.deliver(Mails.TO, Mails.bytes());
      assertThat(outcome.result()).isEqualTo(Result.TEMPORARY);
      assertThat(outcome.fateUnknown()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 451 4.3.0 later, TEMPORARY, 451",
    "MAIL, 550 5.7.1 sender not allowed, CONFIGURATION, 550",
    "RCPT, 450 4.2.1 greylisted, TEMPORARY, 450",
    "RCPT, 550 5.1.1 <nadia@example.com> unknown, REFUSED, 550",
    "RCPT, 552 5.2.2 full, TEMPORARY, 552",
    "RCPT, 550 5.7.515 not authenticated, CONFIGURATION, 550",
    "DATA, 554 5.6.0 no, REFUSED, 554",
    "., 421 4.7.0 busy, TEMPORARY, 421",
    "., 550 5.7.26 DMARC, CONFIGURATION, 550",
    "., 552 5.3.4 too big, REFUSED, 552",
    "GREETING, 421 busy, TEMPORARY, 421",
    "GREETING, 554 go away, CONFIGURATION, 554"
  })
  void an_answer_says_whose_fault_it_is(String step, String answer, Result result, int code) {
    try (ScriptedSmtp smtp = new ScriptedSmtp().answer(step, answer);
        SmtpMailer mailer = new SmtpMailer(settings(smtp.port(), Security.NONE))) {
      DeliveryOutcome outcome = mailer.deliver(Mails.TO, Mails.bytes());
      assertThat(outcome.result()).as(outcome.reply()).isEqualTo(result);
      assertThat(outcome.code()).isEqualTo(code);
      assertThat(outcome.reply()).doesNotContain("@").doesNotContain("nadia");
      assertThat(outcome.fateUnknown()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"RCPT, false", "DATA, false", "., true"})
  void only_a_connection_lost_after_the_final_dot_leaves_the_fate_unknown(
      String step, boolean unknown) {
    try (ScriptedSmtp smtp = new ScriptedSmtp().answer(step, ScriptedSmtp.HANG_UP);
        SmtpMailer mailer = new SmtpMailer(settings(smtp.port(), Security.NONE))) {
      DeliveryOutcome outcome = mailer.deliver(Mails.TO, Mails.bytes());
      assertThat(outcome.result()).isEqualTo(Result.TEMPORARY);
      assertThat(outcome.fateUnknown()).isEqualTo(unknown);
    }
  }

  @Test
  void a_server_that_falls_silent_after_the_final_dot_leaves_the_fate_unknown() {
    try (ScriptedSmtp smtp = new ScriptedSmtp().answer(".", ScriptedSmtp.SILENCE);
        SmtpMailer mailer = new SmtpMailer(settings(smtp.port(), Security.NONE))) {
      DeliveryOutcome outcome = mailer.deliver(Mails.TO, Mails.bytes());
      assertThat(outcome.result()).isEqualTo(Result.TEMPORARY);
      assertThat(outcome.fateUnknown()).isTrue();
    }
  }

  @Test
  void an_international_address_is_refused_where_the_server_cannot_take_it() {
    try (ScriptedSmtp smtp = new ScriptedSmtp();
        SmtpMailer mailer = new SmtpMailer(settings(smtp.port(), Security.NONE))) {
      DeliveryOutcome outcome = mailer.deliver("chloé@lumia.example", Mails.bytes());
      assertThat(outcome.result()).isEqualTo(Result.REFUSED);
      assertThat(outcome.reply()).contains("SMTPUTF8");
      assertThat(smtp.accepted()).isZero();
    }
  }

  @Test
  void an_international_address_is_taken_by_a_server_that_can() {
    GreenMail mail = start(ServerSetup.PROTOCOL_SMTP);
    String recipient = "chloé@lumia.example";
    byte[] mime = new MimeComposer(Mails.FROM, null).compose(Mails.to(recipient, "s"));
    try (SmtpMailer mailer = new SmtpMailer(settings(port(mail), Security.NONE))) {
      assertThat(mailer.deliver(recipient, mime).result()).isEqualTo(Result.ACCEPTED);
    }
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  void a_password_is_never_shown() {
    SmtpSettings settings =
        SmtpSettings.of("mx.example.com", 587, Security.STARTTLS, "user", "s3cret", "a@b.example");
    assertThat(settings.toString()).doesNotContain("s3cret", "user", "a@b");
    assertThatThrownBy(
            () -> SmtpSettings.of("mx", 587, Security.STARTTLS, "user", null, "a@b.example"))
        .hasMessageContaining("mail.smtp.password");
  }

  private GreenMail start(String protocol) {
    GreenMail started = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
    started.start();
    server = started;
    return started;
  }

  private static int port(GreenMail mail) {
    return mail.getSmtp().getPort();
  }

  private static SmtpSettings settings(int port, Security security) {
    return new SmtpSettings(
        "127.0.0.1",
        port,
        security,
        null,
        null,
        Auth.PASSWORD,
        "alerts@example.com",
        Duration.ofSeconds(5),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5));
  }
}
