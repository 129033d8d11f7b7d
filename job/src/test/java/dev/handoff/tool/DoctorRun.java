package dev.handoff.tool;

import dev.handoff.fixture.DkimKeys;
import dev.handoff.fixture.DnsServer;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.mail.dkim.DkimAlgorithm;
import dev.handoff.mail.dkim.DkimKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command {@code doctor} against a DNS and a mail server in this process, for one who did
 * everything right.
 *
 * @param config the file that it is called with
 */
record DoctorRun(Path config) {

  static final String RSA = DkimKey.read(DkimKeys.RSA, DkimAlgorithm.RSA).record();
  static final String ED25519 = DkimKey.read(DkimKeys.ED25519, DkimAlgorithm.ED25519).record();

  /** What one who did everything right has published. */
  static final List<String> ZONE =
      List.of(
          "notify.example.com. IN TXT \"v=spf1 ip4:192.0.2.0/28 include:_spf.example.com -all\"",
          "_spf.example.com. IN TXT \"v=spf1 ip6:2001:db8::/32 a:mail.example.com ~all\"",
          "s1._domainkey.notify.example.com. IN TXT " + twoStrings(RSA),
          "e1._domainkey.notify.example.com. IN CNAME e1.keys.example.com.",
          "e1.keys.example.com. IN TXT \"" + ED25519 + "\"",
          "_dmarc.example.com. IN TXT \"v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com\"",
          "10.2.0.192.in-addr.arpa. IN PTR mail.example.com.",
          "mail.example.com. IN A 192.0.2.10",
          "notify.example.com. IN MX 10 mail.example.com.");

  static DoctorRun configuredIn(Path folder) throws IOException {
    Files.writeString(folder.resolve("s1.pem"), DkimKeys.RSA);
    Files.writeString(folder.resolve("e1.pem"), DkimKeys.ED25519);
    return new DoctorRun(
        Files.writeString(
            folder.resolve("handoff.yaml"),
            """
            source: kafka
            kafka.bootstrap.servers: broker:9092
            mail.smtp.host: localhost
            mail.smtp.security: none
            mail.from: handoff@notify.example.com
            mail.allow: example.com
            mail.dkim:
              selector: s1
              key-file: %1$s/s1.pem
              ed25519-selector: e1
              ed25519-key-file: %1$s/e1.pem
            """
                .formatted(folder)));
  }

  /** Against a DNS with these records; the address that mail is sent from is ours unless given. */
  CommandRun doctor(List<String> zone, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    if (!arguments.contains("--sending-ip")) {
      arguments.addAll(List.of("--sending-ip", "192.0.2.10"));
    }
    try (DnsServer dns = new DnsServer(String.join("\n", zone))) {
      return doctor(dns, arguments.toArray(String[]::new));
    }
  }

  CommandRun doctor(DnsServer dns, String... more) {
    try (ScriptedSmtp smtp = new ScriptedSmtp()) {
      return run(dns, smtp.port(), more);
    }
  }

  CommandRun run(DnsServer dns, int smtpPort, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "doctor",
                "--config",
                config.toString(),
                "--mail.smtp.port",
                Integer.toString(smtpPort)));
    List<String> given = List.of(more);
    if (!given.contains("--dns")) {
      arguments.addAll(List.of("--dns", dns.address()));
    }
    arguments.addAll(given);
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  static String twoStrings(String record) {
    return "\"" + record.substring(0, 200) + "\" \"" + record.substring(200) + "\"";
  }
}
