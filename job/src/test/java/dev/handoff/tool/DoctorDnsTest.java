package dev.handoff.tool;

import static dev.handoff.tool.DoctorRun.ED25519;
import static dev.handoff.tool.DoctorRun.RSA;
import static dev.handoff.tool.DoctorRun.ZONE;
import static dev.handoff.tool.DoctorRun.twoStrings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.fixture.DnsServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command {@code doctor} says when one thing that a domain has published is not right. */
class DoctorDnsTest {

  @TempDir private Path folder;
  private DoctorRun command;

  @BeforeEach
  void configure() throws Exception {
    command = DoctorRun.configuredIn(folder);
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

    CommandRun run = command.doctor(zone);

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

      assertThat(command.doctor(zone).out()).contains("2 ").contains("1 fault");
    }
  }

  @Test
  void aDomainWithAnAddressAndNoMxIsAWarning() {
    List<String> zone = new ArrayList<>(ZONE);
    zone.removeIf(line -> line.contains(" MX "));
    zone.add("notify.example.com. IN A 192.0.2.10");

    assertThat(command.doctor(zone).out())
        .contains("warning  MX     notify.example.com: there is no MX", "0 faults, 1 warning");
  }

  @Test
  void anIpv6AddressIsJudgedByIncludesToo() {
    List<String> zone = new ArrayList<>(ZONE);
    zone.add(
        "0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. IN PTR six.example.com.");
    zone.add("six.example.com. IN AAAA 2001:db8::10");

    assertThat(command.doctor(zone, "--sending-ip", "2001:db8::10").out())
        .contains(
            "2001:db8:0:0:0:0:0:10 may send",
            "2001:db8:0:0:0:0:0:10: six.example.com, which leads back",
            "0 faults");
  }

  @Test
  void fromUnderADomainThatNeitherSignsNorSendsFails() {
    assertThat(
            command
                .doctor(
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
    assertThat(command.doctor(zone, "--mail.dkim.domain", "example.com").out())
        .contains(
            "warning  DMARC  notify.example.com: From is aligned by SPF alone, which does not survive");
  }

  @Test
  void theDomainThatBouncesGoToIsTheOneThatSpfIsAskedOf() {
    assertThat(command.doctor(ZONE, "--mail.bounce-address", "b@bounce.example.com").out())
        .contains(
            "fault    SPF    bounce.example.com: has no SPF record",
            "fault    MX     bounce.example.com: there is neither MX nor address",
            "From is aligned by SPF and DKIM");
  }

  @Test
  void aDnsThatDoesNotAnswerIsSaidOfEachThing() {
    try (DnsServer dns =
        new DnsServer(String.join("\n", ZONE)).failFor("s1._domainkey.notify.example.com.")) {
      CommandRun run = command.doctor(dns, "--sending-ip", "192.0.2.10");

      assertThat(run.out())
          .contains("fault    DKIM   s1._domainkey.notify.example.com: the DNS does not answer for")
          .contains("1 fault, 0 warnings");
    }
  }

  @Test
  void withoutSendingAddressesThatIsANoteAndNoFinding() {
    try (DnsServer dns = new DnsServer(String.join("\n", ZONE))) {
      CommandRun run = command.doctor(dns);

      assertThat(run.out())
          .contains("note     SPF    notify.example.com: whether our servers pass");
      assertThat(run.exitCode()).isZero();
    }
  }
}
