package dev.handoff.mail.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.mail.Verp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each mail of the corpus says. */
class ReportReaderTest {

  private static final String ADA = "ada.moreau@lumia.example";

  /** Each file, and what comes of it. */
  private static final List<String> TABLE =
      List.of(
          "amazon-ses                        | bounced hard ada",
          "arf-abuse                         | complained ada",
          "arf-auth-failure                  | left",
          "arf-fraud                         | complained ada",
          "arf-not-spam                      | nothing",
          "arf-opt-out                       | unsubscribed ada",
          "arf-redacted                      | left",
          "arf-virus                         | left",
          "arf-yahoo                         | complained ada",
          "base64-status                     | bounced hard ada",
          "broken                            | left",
          "daemon-says-nothing               | left",
          "exchange-on-premises              | bounced hard ada",
          "exchange-online-edge-block        | bounced hard ada",
          "exchange-online-not-authenticated | bounced message-fault ada",
          "exchange-online-not-found         | bounced hard ada",
          "exim-dsn                          | bounced hard ada",
          "exim-plain                        | bounced hard ada",
          "exim-warning                      | deferred ada",
          "forged-for-somebody-else          | left",
          "forged-token                      | left",
          "forwarded-elsewhere               | bounced recipient-soft ada",
          "gmail-nested                      | bounced hard ada",
          "gmail-over-rate                   | bounced recipient-soft ada",
          "gmail-unsolicited                 | bounced message-fault ada",
          "greylisted-to-the-end             | bounced recipient-soft ada",
          "human-reply                       | left",
          "icloud-full                       | bounced recipient-soft ada",
          "international                     | bounced hard chloé",
          "international-escaped-only        | bounced hard chloé",
          "message-id-only                   | left",
          "newsletter                        | left",
          "opaque-relay                      | bounced hard ada",
          "out-of-office-exchange            | nothing",
          "out-of-office-french              | nothing",
          "outlook-unfolded-diagnostic       | bounced hard ada",
          "postfix-delayed                   | deferred ada",
          "postfix-delivered                 | delivered ada",
          "postfix-expired                   | bounced recipient-soft ada",
          "postfix-no-enhanced-code          | bounced hard ada",
          "postfix-no-such-domain            | bounced hard ada",
          "postfix-relayed                   | nothing",
          "postfix-unknown-user              | bounced hard ada",
          "qmail                             | bounced hard ada",
          "qmail-remote-full                 | bounced recipient-soft ada",
          "read-receipt                      | nothing",
          "sendmail-over-quota               | bounced recipient-soft ada",
          "sendmail-unknown-user             | bounced hard ada",
          "shouting-relay                    | bounced hard ada",
          "somebody-elses-mail               | left",
          "too-large                         | bounced message-fault ada",
          "vacation                          | nothing",
          "yahoo-no-account                  | bounced hard ada");

  static Stream<String[]> rows() {
    return TABLE.stream().map(row -> row.split("\\s*\\|\\s*"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void a_mail_says(String name, String expected) {
    assertThat(said(Reports.reader().read(Reports.bytes(name)))).isEqualTo(expected);
  }

  @Test
  void the_table_names_every_mail() {
    assertThat(rows().map(row -> row[0])).containsExactlyElementsOf(Reports.names());
  }

  @Test
  void an_event_says_what_is_known_and_no_more() {
    MessageEvent event = event("postfix-unknown-user");
    assertThat(event.messageId()).hasSize(40);
    assertThat(event.recipient()).isEqualTo(ADA);
    assertThat(event.occurredAt()).isEqualTo("2026-09-01T08:00:07Z");
    assertThat(event.detail())
        .isEqualTo("550 5.1.1 <address>: Recipient address rejected: User unknown");
    assertThat(event.personId()).isNull();
    assertThat(event.messageClass()).isNull();
  }

  @Test
  void the_same_report_read_again_is_the_same_event_and_so_is_a_second_one_of_the_same_mail() {
    String text = new String(Reports.bytes("postfix-unknown-user"), UTF_8);
    MessageEvent first = event("postfix-unknown-user");
    assertThat(event("postfix-unknown-user")).isEqualTo(first);
    String second = text.replace("08:00:07", "09:00:07").replace("5.1.1", "5.1.2");
    assertThat(((Reading.Event) Reports.reader().read(second.getBytes(UTF_8))).event().eventId())
        .isEqualTo(first.eventId());
    assertThat(event("postfix-delayed").eventId()).isNotEqualTo(first.eventId());
  }

  @Test
  void a_report_from_the_future_is_from_now() {
    String text = new String(Reports.bytes("qmail"), UTF_8).replace("1 Sep 2026", "1 Sep 2036");
    Reading reading = Reports.reader().read(text.getBytes(UTF_8));
    assertThat(((Reading.Event) reading).event().occurredAt()).isEqualTo(Reports.NOW);
  }

  @Test
  void who_trusts_message_ids_gets_more_but_not_what_is_forged() {
    ReportReader trusting = new ReportReader(Reports.verp(), true, Reports.CLOCK);
    assertThat(said(trusting.read(Reports.bytes("message-id-only")))).isEqualTo("bounced hard ada");
    assertThat(said(trusting.read(Reports.bytes("forged-token")))).isEqualTo("left");
    assertThat(said(trusting.read(Reports.bytes("somebody-elses-mail")))).isEqualTo("left");
    ReportReader withoutVerp = new ReportReader(null, true, Reports.CLOCK);
    assertThat(said(withoutVerp.read(Reports.bytes("qmail")))).isEqualTo("bounced hard ada");
  }

  @Test
  void a_report_is_proven_by_an_older_secret_too_and_not_by_another_one() {
    ReportReader rotated =
        new ReportReader(
            new Verp(Reports.ADDRESS, "a-newer-secret-of-lumia\n" + Reports.SECRET),
            false,
            Reports.CLOCK);
    assertThat(said(rotated.read(Reports.bytes("qmail")))).isEqualTo("bounced hard ada");
    ReportReader other =
        new ReportReader(
            new Verp(Reports.ADDRESS, "a-newer-secret-of-lumia"), false, Reports.CLOCK);
    assertThat(said(other.read(Reports.bytes("qmail")))).isEqualTo("left");
  }

  @Test
  void of_a_mail_of_any_size_the_beginning_is_read() {
    String text = new String(Reports.bytes("postfix-unknown-user"), UTF_8);
    String huge = text.replace("\nHello\n", "\n" + "x".repeat(76).concat("\n").repeat(400_000));
    assertThat(said(Reports.reader().read(huge.getBytes(UTF_8)))).isEqualTo("bounced hard ada");
  }

  @Test
  void hostile_mails_are_read_in_time_and_left() {
    List<String> hostile = new ArrayList<>();
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
    }
    hostile.add(deep.toString());
    hostile.add("Content-Type: multipart/report; boundary=a\n\n" + "--a\n\n".repeat(200_000));
    hostile.add("X: y\n".repeat(200_000));
    hostile.add("X".repeat(1_000_000));
    hostile.add("Subject: " + " a\n".repeat(200_000));
    hostile.add("From: mailer-daemon@x\n\n" + "a@b ".repeat(150_000));
    hostile.add("From: mailer-daemon@x\n\n" + "a".repeat(500_000) + "@");
    hostile.add("From: mailer-daemon@x\n\n" + "- ".repeat(250_000));
    hostile.add("From: mailer-daemon@x\n\n" + "---".repeat(150_000));
    hostile.add(
        "Content-Type: multipart/report; boundary=a\n\n"
            + "--a\n"
            + "Content-Type: message/delivery-status\n\n"
            + "Action: failed\n\n".repeat(30_000));
    hostile.add(
        "Content-Type: message/delivery-status\n\n"
            + "Content-Type: text/plain\n\n".repeat(18_000));
    hostile.add("To: " + "bounces+".repeat(60_000) + "\n\nx");
    for (String mail : hostile) {
      Instant begin = Instant.now();
      assertThat(said(Reports.reader().read(mail.getBytes(UTF_8)))).isIn("left", "nothing");
      assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void no_mail_however_mangled_makes_it_throw_or_name_somebody_else() {
    Random random = new Random(7);
    for (String name : Reports.names()) {
      for (int i = 0; i < 60; i++) {
        byte[] bytes = Reports.bytes(name).clone();
        for (int change = 0; change < 1 + i / 4; change++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        Reading reading = Reports.reader().read(bytes);
        if (reading instanceof Reading.Event read) {
          assertThat(read.event().recipient().toLowerCase(Locale.ROOT))
              .isIn(ADA, "chloé@lumia.example");
        }
      }
    }
  }

  private static MessageEvent event(String name) {
    return ((Reading.Event) Reports.reader().read(Reports.bytes(name))).event();
  }

  private static String said(Reading reading) {
    if (reading instanceof Reading.Event read) {
      MessageEvent event = read.event();
      BounceClass bounceClass = event.bounceClass();
      return event.type().wireName()
          + (bounceClass == null ? "" : " " + bounceClass.wireName())
          + " "
          + event.recipient().replaceFirst("[.@].*", "");
    }
    return reading instanceof Reading.Nothing ? "nothing" : "left";
  }
}
