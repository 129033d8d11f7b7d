package dev.handoff.tool;

import static dev.handoff.tool.DoctorRun.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.fixture.DnsServer;
import dev.handoff.fixture.ScriptedSmtp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command {@code doctor} for a domain where all is right: what it prints and writes, and what
 * it says of a mail server, of the list of recipients and of wrong use.
 */
class DoctorTest {

  @TempDir private Path folder;
  private DoctorRun command;

  @BeforeEach
  void configure() throws Exception {
    command = DoctorRun.configuredIn(folder);
  }

  @Test
  void whereAllIsRightNothingIsToBeDone() {
    CommandRun run = command.doctor(ZONE);

    assertThat(run.out())
        .contains(
            "fine     SMTP   localhost:",
            "fine     SPF    notify.example.com: 2 of 10 lookups: v=spf1 ip4:192.0.2.0/28",
            "fine     SPF    notify.example.com: 192.0.2.10 may send",
            "fine     DKIM   s1._domainkey.notify.example.com: the record holds the key that signs (rsa)",
            "fine     DKIM   e1._domainkey.notify.example.com: the record holds the key",
            "fine     DMARC  notify.example.com: p=quarantine from _dmarc.example.com",
            "fine     DMARC  notify.example.com: From is aligned by SPF and DKIM",
            "fine     PTR    192.0.2.10: mail.example.com, which leads back",
            "fine     MX     notify.example.com: mail.example.com",
            "fine     ALLOW  mail.allow: example.com may",
            "0 faults, 0 warnings, 0 notes");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void anEmptyAllowListIsAWarning() {
    assertThat(command.doctor(ZONE, "--mail.allow", "").out())
        .contains("warning  ALLOW  mail.allow: is empty");
  }

  @Test
  void recipientsOfJourneysThatTheListRefusesAreFaults() {
    assertThat(
            command
                .doctor(
                    ZONE,
                    "--catalog",
                    Path.of("..", "deploy", "local", "catalog").toString(),
                    "--mail.allow",
                    "sales@example.com")
                .out())
        .contains(
            "fault    ALLOW  journey/ready-for-sales-assets, node alert-fr: alerts to"
                + " claire.bonnard@example.com, ventes-france@example.com will be refused")
        .doesNotContain("node alert-en: alerts to sales@example.com will");
  }

  @Test
  void aServerThatRefusesTheLoginIsAFault() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "wrong");
    try (ScriptedSmtp smtp =
            new ScriptedSmtp()
                .answer("EHLO", "250-here\r\n250 AUTH LOGIN PLAIN")
                .answer("AUTH", "535 5.7.8 bad credentials");
        DnsServer dns = new DnsServer(String.join("\n", ZONE))) {
      CommandRun run =
          command.run(
              dns,
              smtp.port(),
              "--mail.smtp.user",
              "handoff",
              "--mail.smtp.password-file",
              password.toString());

      assertThat(run.out())
          .contains("fault    SMTP", "535 5.7.8 bad credentials", "Check mail.smtp.user");
    }
  }

  @Test
  void aServerWithoutStarttlsIsAFaultWhereItIsAskedFor() {
    assertThat(command.doctor(ZONE, "--mail.smtp.security", "starttls").out())
        .contains("fault    SMTP", "STARTTLS is required", "usually 587");
  }

  @Test
  void asJsonItIsForPrograms() {
    List<String> zone = new ArrayList<>(ZONE);
    zone.removeIf(line -> line.startsWith("_dmarc"));

    assertThat(command.doctor(zone, "--json").out())
        .startsWith("{\"diagnoses\":[{\"level\":\"fine\",\"check\":\"smtp\"")
        .contains("\"record\":\"_dmarc.example.com. IN TXT \\\"v=DMARC1; p=none;");
  }

  @Test
  void thePageForAdministratorsNamesDomainsSelectorsAndAddresses() throws Exception {
    Path page = folder.resolve("allow.html");
    command.doctor(
        ZONE,
        "--mail.promotional.from",
        "hello@news.example.com",
        "--allow-page",
        page.toString(),
        "--tracking-host",
        "links.example.com");

    assertThat(page)
        .content()
        .contains(
            "<h2>Sales alerts, Transactional mail</h2>",
            "<h2>Promotional mail</h2>",
            "<code>notify.example.com</code>",
            "<code>d=news.example.com s=s1 (RSA)</code>",
            "<code>192.0.2.10</code>",
            "<code>links.example.com</code>")
        .doesNotContain("handoff@", "hello@");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--sending-ip mail.example.com",
        "--dns 127.0.0.1:none",
        "--catalog nowhere",
        "--mail.dkim.selektor s1",
        "--mail.from nobody"
      })
  void wrongUseIsExitCode2(String wrong) {
    CommandRun run = command.doctor(ZONE, wrong.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(wrong.split(" ", -1)[0].substring(2));
    assertThat(run.out()).isEmpty();
  }
}
