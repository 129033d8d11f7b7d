package dev.handoff.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.fixture.DkimKeys;
import dev.handoff.fixture.DnsServer;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.mail.dkim.DkimAlgorithm;
import dev.handoff.mail.dkim.DkimKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command {@code doctor} against a DNS and a mail server in this process: a domain where all is
 * right, and what is said when one thing is not.
 */
class DoctorTest {
  private static final String RSA = DkimKey.read(DkimKeys.RSA, DkimAlgorithm.RSA).record();
  private static final String ED25519 =
      DkimKey.read(DkimKeys.ED25519, DkimAlgorithm.ED25519).record();

  /** What one who did everything right has published. */
  private static final List<String> ZONE =
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

  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void configure() throws Exception {
    Files.writeString(folder.resolve("s1.pem"), DkimKeys.RSA);
    Files.writeString(folder.resolve("e1.pem"), DkimKeys.ED25519);
    config =
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
                .formatted(folder));
  }

  @Test
  void whereAllIsRightNothingIsToBeDone() {
    CommandRun run = doctor(ZONE);

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

  /** In place of the record of a name and type there is another one, or none. */
  @ParameterizedTest(name = "{0} → {1}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          notify.example.com. IN TXT||fault    SPF|has no SPF record|notify.example.com. IN TXT "v=spf1 ip4:192.0.2.10 -all"
          notify.example.com. IN TXT|"v=spf1 -all"|fault    SPF|192.0.2.10 may not send (FAIL)|notify.example.com. IN TXT "v=spf1 ip4:192.0.2.10 -all"
          notify.example.com. IN TXT|"v=spf1 ip4:192.0.2.0/29 -all"|fault    SPF|192.0.2.10 may not send|"v=spf1 ip4:192.0.2.10 ip4:192.0.2.0/29 -all"
          notify.example.com. IN TXT|"v=spf1 +all"|fault    SPF|lets everybody send (all)|notify.example.com. IN TXT "v=spf1 -all"
          notify.example.com. IN TXT|"v=spf1 ip4:192.0.2.10"|warning  SPF|does not say what to do with other servers|"v=spf1 ip4:192.0.2.10 -all"
          notify.example.com. IN TXT|"v=spf1 ip4:192.0.2.10 include:gone.example.com -all"|fault    SPF|include:gone.example.com leads to no SPF record|
          notify.example.com. IN TXT|"v=spf1 ip4:192.0.2.10 redirect=gone.example.com"|fault    SPF|redirect=gone.example.com leads to no SPF record|
          notify.example.com. IN TXT|"v=spf1 ip4:192.0.2.10 include:notify.example.com -all"|fault    SPF|includes itself|
          notify.example.com. IN TXT|"v=spf1 ip4:192.0.2.10 ptr -all"|fault    SPF|ptr is not to be used|
          notify.example.com. IN TXT|"v=spf1 ip4:192.0.2.10 ipv4:192.0.2.11 -all"|fault    SPF|"ipv4:192.0.2.11" is no mechanism|
          notify.example.com. IN TXT|"v=spf1 ip4:192.0.2.10 ip4:mail.example.com -all"|fault    SPF|"ip4:mail.example.com" holds no address|
          notify.example.com. IN TXT|"v=spf1 a:x1.example.com a:x2.example.com a:x3.example.com ip4:192.0.2.10 -all"|fault    SPF|asks for 3 names that are not there|
          notify.example.com. IN TXT|"v=spf1 a:mail.example.com mx a:mail.example.com mx a:mail.example.com mx a:mail.example.com mx a:mail.example.com mx a:mail.example.com -all"|fault    SPF|takes 11 lookups; a receiver stops at 10|
          s1._domainkey.notify.example.com. IN TXT||fault    DKIM|there is no record|s1._domainkey.notify.example.com. IN TXT ( "v=DKIM1; k=rsa; p=MII
          s1._domainkey.notify.example.com. IN TXT|"v=DKIM1; k=rsa; p="|fault    DKIM|the key is revoked|s1._domainkey.notify.example.com. IN TXT (
          s1._domainkey.notify.example.com. IN TXT|"v=DKIM1; k=rsa; p=MIIBIjANBgkq"|fault    DKIM|another key than the one that signs|s1._domainkey.notify.example.com. IN TXT (
          s1._domainkey.notify.example.com. IN TXT|"v=DKIM1; k=rsa"|fault    DKIM|holds no key (p=)|
          s1._domainkey.notify.example.com. IN TXT|"v=DKIM2; p=MII"|fault    DKIM|not of DKIM: v=DKIM2|
          s1._domainkey.notify.example.com. IN TXT|"k=rsa; h=sha1; p=$RSA"|fault    DKIM|does not allow SHA-256: h=sha1|
          s1._domainkey.notify.example.com. IN TXT|"s=tlsrpt; p=$RSA"|fault    DKIM|is not for mail: s=tlsrpt|
          s1._domainkey.notify.example.com. IN TXT|"t=s:y; p=$RSA"|warning  DKIM|only testing (t=y)|
          e1.keys.example.com. IN TXT|"v=DKIM1; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="|fault    DKIM|the record says k=rsa, the key is ed25519|e1._domainkey.notify.example.com. IN TXT "v=DKIM1; k=ed25519; p=
          _dmarc.example.com. IN TXT||fault    DMARC|there is no DMARC record|_dmarc.example.com. IN TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.com"
          _dmarc.example.com. IN TXT|"v=DMARC1; p=monitor"|fault    DMARC|has no policy: p=monitor|_dmarc.example.com. IN TXT
          _dmarc.example.com. IN TXT|"v=DMARC1; p=reject"|warning  DMARC|nobody gets the reports|
          10.2.0.192.in-addr.arpa. IN PTR||fault    PTR|the address has no name|10.2.0.192.in-addr.arpa. IN PTR mail.example.com.
          10.2.0.192.in-addr.arpa. IN PTR|host.example.net.|fault    PTR|its name host.example.net does not lead back|host.example.net. IN A 192.0.2.10
          notify.example.com. IN MX||fault    MX|neither MX nor address|notify.example.com. IN MX 10
          notify.example.com. IN MX|0 .|fault    MX|takes no mail (null MX|notify.example.com. IN MX 10
          notify.example.com. IN MX|10 gone.example.com.|fault    MX|none of its servers has an address: gone.example.com|gone.example.com. IN A
          """)
  void oneThingThatIsWrong(
      String name, @Nullable String value, String level, String found, @Nullable String record) {
    List<String> zone = new ArrayList<>(ZONE);
    assertThat(zone.removeIf(line -> line.startsWith(name + " "))).isTrue();
    if (value != null) {
      String key = RSA.substring(RSA.indexOf("p=") + 2);
      zone.add(
          name + " " + value.replace("$RSA", key.substring(0, 200) + "\" \"" + key.substring(200)));
    }

    CommandRun run = doctor(zone);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("(?m)^" + level + " .*" + java.util.regex.Pattern.quote(found));
    if (record != null) {
      assertThat(run.out()).contains(record);
    }
  }

  @Test
  void twoRecordsWhereOneIsRightAreAFault() {
    for (String second :
        List.of(
            "notify.example.com. IN TXT \"v=spf1 -all\"",
            "s1._domainkey.notify.example.com. IN TXT \"v=DKIM1; p=\"",
            "_dmarc.example.com. IN TXT \"v=DMARC1; p=none\"")) {
      List<String> zone = new ArrayList<>(ZONE);
      zone.add(second);

      assertThat(doctor(zone).out()).contains("2 ").contains("1 fault");
    }
  }

  @Test
  void aDomainWithAnAddressAndNoMxIsAWarning() {
    List<String> zone = new ArrayList<>(ZONE);
    zone.removeIf(line -> line.contains(" MX "));
    zone.add("notify.example.com. IN A 192.0.2.10");

    assertThat(doctor(zone).out())
        .contains("warning  MX     notify.example.com: there is no MX", "0 faults, 1 warning");
  }

  @Test
  void anIpv6AddressIsJudgedByIncludesToo() {
    List<String> zone = new ArrayList<>(ZONE);
    zone.add(
        "0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. IN PTR six.example.com.");
    zone.add("six.example.com. IN AAAA 2001:db8::10");

    assertThat(doctor(zone, "--sending-ip", "2001:db8::10").out())
        .contains(
            "2001:db8:0:0:0:0:0:10 may send",
            "2001:db8:0:0:0:0:0:10: six.example.com, which leads back",
            "0 faults");
  }

  @Test
  void fromUnderADomainThatNeitherSignsNorSendsFails() {
    assertThat(
            doctor(
                    ZONE,
                    "--mail.promotional.from",
                    "hello@news.example.org",
                    "--mail.promotional.dkim.domain",
                    "notify.example.com")
                .out())
        .contains(
            "fault    DMARC  news.example.org: there is no DMARC record",
            "_dmarc.example.org. IN TXT",
            "fault    SPF    news.example.org: has no SPF record");

    List<String> zone = new ArrayList<>(ZONE);
    zone.add(
        "_dmarc.notify.example.com. IN TXT \"v=DMARC1; p=none; rua=mailto:d@e.example; adkim=s\"");
    zone.add("s1._domainkey.example.com. IN TXT " + twoStrings(RSA));
    zone.add("e1._domainkey.example.com. IN TXT \"" + ED25519 + "\"");
    assertThat(doctor(zone, "--mail.dkim.domain", "example.com").out())
        .contains(
            "warning  DMARC  notify.example.com: From is aligned by SPF alone, which does not survive");
  }

  @Test
  void theDomainThatBouncesGoToIsTheOneThatSpfIsAskedOf() {
    assertThat(doctor(ZONE, "--mail.bounce-address", "b@bounce.example.com").out())
        .contains(
            "fault    SPF    bounce.example.com: has no SPF record",
            "fault    MX     bounce.example.com: there is neither MX nor address",
            "From is aligned by SPF and DKIM");
  }

  @Test
  void aDnsThatDoesNotAnswerIsSaidOfEachThing() {
    try (DnsServer dns =
        new DnsServer(String.join("\n", ZONE)).failFor("s1._domainkey.notify.example.com.")) {
      CommandRun run = doctor(dns, "--sending-ip", "192.0.2.10");

      assertThat(run.out())
          .contains("fault    DKIM   s1._domainkey.notify.example.com: the DNS does not answer for")
          .contains("1 fault, 0 warnings");
    }
  }

  @Test
  void withoutSendingAddressesThatIsANoteAndNoFinding() {
    try (DnsServer dns = new DnsServer(String.join("\n", ZONE))) {
      CommandRun run = doctor(dns);

      assertThat(run.out())
          .contains("note     SPF    notify.example.com: whether our servers pass");
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void anEmptyAllowListIsAWarning() {
    assertThat(doctor(ZONE, "--mail.allow", "").out())
        .contains("warning  ALLOW  mail.allow: is empty");
  }

  @Test
  void recipientsOfJourneysThatTheListRefusesAreFaults() {
    assertThat(
            doctor(
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
          run(
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
    assertThat(doctor(ZONE, "--mail.smtp.security", "starttls").out())
        .contains("fault    SMTP", "STARTTLS is required", "usually 587");
  }

  @Test
  void asJsonItIsForPrograms() {
    List<String> zone = new ArrayList<>(ZONE);
    zone.removeIf(line -> line.startsWith("_dmarc"));

    assertThat(doctor(zone, "--json").out())
        .startsWith("{\"diagnoses\":[{\"level\":\"fine\",\"check\":\"smtp\"")
        .contains("\"record\":\"_dmarc.example.com. IN TXT \\\"v=DMARC1; p=none;");
  }

  @Test
  void thePageForAdministratorsNamesDomainsSelectorsAndAddresses() throws Exception {
    Path page = folder.resolve("allow.html");
    doctor(
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
    CommandRun run = doctor(ZONE, wrong.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(wrong.split(" ", -1)[0].substring(2));
    assertThat(run.out()).isEmpty();
  }

  private CommandRun doctor(List<String> zone, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    if (!arguments.contains("--sending-ip")) {
      arguments.addAll(List.of("--sending-ip", "192.0.2.10"));
    }
    try (DnsServer dns = new DnsServer(String.join("\n", zone))) {
      return doctor(dns, arguments.toArray(String[]::new));
    }
  }

  private CommandRun doctor(DnsServer dns, String... more) {
    try (ScriptedSmtp smtp = new ScriptedSmtp()) {
      return run(dns, smtp.port(), more);
    }
  }

  private CommandRun run(DnsServer dns, int smtpPort, String... more) {
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

  private static String twoStrings(String record) {
    return "\"" + record.substring(0, 200) + "\" \"" + record.substring(200) + "\"";
  }
}
