package dev.handoff.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.mail.SmtpSettings.Security;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Envelope senders that say which mail they belong to. */
class VerpTest {

  private static final String ADA = "ada.moreau@lumia.example";
  private static final String ID = MessageId.of("alert-1", ADA);
  private static final String SECRET = "the-secret-of-lumia-2026";

  private final Verp verp = new Verp("bounces@mail.handoff.example", SECRET);

  @Test
  void a_sender_names_its_mail_and_is_a_valid_address() {
    String sender = verp.sender(ID, ADA);
    assertThat(sender).startsWith("bounces+" + ID).endsWith("@mail.handoff.example");
    assertThat(sender.substring(0, sender.indexOf('@')).length()).isLessThanOrEqualTo(64);
    assertThat(dev.handoff.codec.MailAddress.isValid(sender)).isTrue();
    assertThat(verp.sender(ID, ADA)).isEqualTo(sender);
  }

  @Test
  void a_token_is_found_whatever_became_of_its_case_and_whatever_is_around_it() {
    String sender = verp.sender(ID, ADA);
    for (String seen :
        new String[] {
          sender,
          "<" + sender.toUpperCase(Locale.ROOT) + ">",
          "by mx with local for " + sender + "; Tue",
          "SRS0=AbCd=TT=mail.handoff.example=" + sender.replace("@", "@forwarder.example,")
        }) {
      Verp.Token token = Objects.requireNonNull(Verp.find(seen), seen);
      assertThat(token.messageId()).isEqualTo(ID);
      assertThat(verp.proves(token, ADA)).as(seen).isTrue();
    }
    assertThat(Verp.find("bounces@mail.handoff.example")).isNull();
  }

  @Test
  void a_token_proves_its_own_recipient_only_however_that_is_spelt() {
    Verp.Token token = Objects.requireNonNull(Verp.find(verp.sender(ID, ADA)));
    assertThat(verp.proves(token, "Ada.Moreau@LUMIA.example")).isTrue();
    assertThat(verp.proves(token, "ben.okafor@lumia.example")).isFalse();
    Verp.Token other = new Verp.Token(MessageId.of("alert-2", ADA), token.proof());
    assertThat(verp.proves(other, ADA)).isFalse();
  }

  @Test
  void after_a_new_secret_the_old_one_still_proves() {
    Verp renewed = new Verp("bounces@mail.handoff.example", "a-newer-secret-of-lumia " + SECRET);
    Verp.Token old = Objects.requireNonNull(Verp.find(verp.sender(ID, ADA)));
    assertThat(renewed.proves(old, ADA)).isTrue();
    assertThat(renewed.sender(ID, ADA)).isNotEqualTo(verp.sender(ID, ADA));
    assertThat(verp.proves(Objects.requireNonNull(Verp.find(renewed.sender(ID, ADA))), ADA))
        .isFalse();
  }

  @Test
  void what_would_not_fit_or_not_hold_is_refused() {
    assertThatThrownBy(() -> new Verp("bounce-returns@mail.handoff.example", SECRET))
        .hasMessageContaining("mail.bounce-address");
    assertThatThrownBy(() -> new Verp("bounces@mail.handoff.example", "short"))
        .hasMessageContaining("mail.bounce-key")
        .hasMessageNotContaining("short");
    assertThatThrownBy(() -> verp.sender("m1", ADA)).hasMessageContaining("m1");
  }

  @Test
  void each_mail_goes_out_with_its_own_sender() {
    try (ScriptedSmtp smtp = new ScriptedSmtp();
        SmtpMailer mailer =
            new SmtpMailer(
                SmtpSettings.of(
                    "127.0.0.1", smtp.port(), Security.NONE, null, null, "alerts@example.com"))) {
      String sender = verp.sender(ID, ADA);
      mailer.deliver(sender, ADA, Mails.bytes());
      mailer.deliver(ADA, Mails.bytes());
      assertThat(smtp.senders()).containsExactly(sender, "alerts@example.com");
    }
  }
}
