package dev.handoff.mail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.mail.report.MailboxPlace.Security;
import dev.handoff.mail.report.MailboxPlace.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxPlaceTest {

  @Test
  void a_server_is_protected_unless_somebody_says_otherwise() {
    assertThat(MailboxPlace.of("imaps://bounces@imap.example.com/INBOX"))
        .isEqualTo(new Server("imap", "imap.example.com", -1, "bounces", "INBOX", Security.TLS));
    assertThat(MailboxPlace.of("pop3://b@mail.example.com@pop.example.com:1110"))
        .isEqualTo(
            new Server(
                "pop3", "pop.example.com", 1110, "b@mail.example.com", "INBOX", Security.STARTTLS));
    assertThat(MailboxPlace.of("imap://b@localhost/Bounces/New?tls=none"))
        .isEqualTo(new Server("imap", "localhost", -1, "b", "Bounces/New", Security.NONE));
  }

  @Test
  void anything_else_is_a_folder() {
    assertThat(MailboxPlace.of("/var/mail/bounces"))
        .isEqualTo(new MailboxPlace.Folder(Path.of("/var/mail/bounces")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imaps://imap.example.com",
        "smtp://b@example.com",
        "imaps://b@example.com?tls=none",
        "imap://b@example.com:99999",
        "imap://b@"
      })
  void a_url_of_another_form_is_refused(String text) {
    assertThatThrownBy(() -> MailboxPlace.of(text)).hasMessageContaining("mail.bounce-mailbox");
  }
}
