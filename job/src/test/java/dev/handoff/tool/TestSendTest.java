package dev.handoff.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.fixture.DkimKeys;
import dev.handoff.fixture.ScriptedSmtp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code test-send} with a server in this process. */
class TestSendTest {

  @TempDir private Path folder;

  @Test
  void theSampleLeavesAsAnAlertWouldAndTheServersAnswerIsPrinted() throws Exception {
    Path key = Files.writeString(folder.resolve("s1.pem"), DkimKeys.RSA);
    try (ScriptedSmtp smtp = new ScriptedSmtp()) {
      CommandRun run =
          send(
              smtp,
              "--mail.dkim.selector",
              "s1",
              "--mail.dkim.key-file",
              key.toString(),
              "--locale",
              "fr");

      assertThat(run.out())
          .contains(
              "From        handoff@notify.example.com",
              "To          nadia@example.com",
              "Signed      RSA, s1._domainkey.notify.example.com",
              "250 2.0.0 queued as 1",
              "The server has it.");
      assertThat(run.exitCode()).isZero();
      assertThat(smtp.lastMail())
          .startsWith("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=notify.example.com;")
          .contains("Auto-Submitted: auto-generated", "Nom du groupe d'achat");
    }
  }

  @Test
  void aMailThatIsNotSignedSaysSo() {
    try (ScriptedSmtp smtp = new ScriptedSmtp()) {
      assertThat(send(smtp).out()).contains("Signed      no; set mail.dkim.selector");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RCPT|550 5.1.1 no such user|refuses this recipient or this mail",
        "RCPT|451 4.7.1 greylisted|The job would try again",
        "MAIL|550 5.7.1 not your domain|refuses us",
        ".|HANG UP|the server may have it"
      })
  void whatGoesWrongIsExitCode1(String command, String reply, String said) {
    try (ScriptedSmtp smtp = new ScriptedSmtp().answer(command, reply)) {
      CommandRun run = send(smtp);

      assertThat(run.out()).contains(said);
      if (!reply.equals(ScriptedSmtp.HANG_UP)) {
        assertThat(run.out()).contains(reply);
      }
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatIsNotThereIsExitCode1() {
    ScriptedSmtp gone = new ScriptedSmtp();
    gone.close();
    CommandRun run = send(gone);

    assertThat(run.out()).contains("was not reached");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--to, Nadia <nadia@example.com>, --to takes one address",
    "--locale, de, --locale takes en or fr",
    "--mail.allow, example.org, mail.allow does not let alerts go to nadia@example.com",
    "--mail.dkim.selector, s1, mail.dkim.key: there is no key for the selector s1",
    "--mail.smtp.host, '', mail.smtp.host"
  })
  void wrongUseIsExitCode2AndNothingIsSent(String option, String value, String said) {
    try (ScriptedSmtp smtp = new ScriptedSmtp()) {
      CommandRun run = send(smtp, option, value);

      assertThat(run.err()).contains(said);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(smtp.connections()).isZero();
    }
  }

  private static CommandRun send(ScriptedSmtp smtp, String... more) {
    List<String> given = List.of(more);
    List<String> arguments = new ArrayList<>(List.of("test-send"));
    if (!given.contains("--to")) {
      arguments.addAll(List.of("--to", "nadia@example.com"));
    }
    arguments.addAll(
        List.of(
            "--mail.smtp.host", "localhost",
            "--mail.smtp.port", Integer.toString(smtp.port()),
            "--mail.smtp.security", "none",
            "--mail.from", "handoff@notify.example.com"));
    arguments.addAll(given);
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
