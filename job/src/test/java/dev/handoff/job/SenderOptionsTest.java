package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.fixture.DkimKeys;
import dev.handoff.operator.SenderSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sends each class of mail: {@code mail.from}, {@code mail.dkim.*}, {@code mail.<class>.*}. */
class SenderOptionsTest {

  @TempDir private Path folder;

  @Test
  void withoutASelectorMailIsNotSigned() throws Exception {
    for (MessageClass messageClass : MessageClass.values()) {
      assertThat(sender(messageClass).signatures()).isEmpty();
    }
  }

  @Test
  void oneKeySignsEveryClassForTheDomainOfItsSender() throws Exception {
    String[] options = {
      "--mail.from", "handoff@notify.example.com",
      "--mail.promotional.from", "hello@News.example.com",
      "--mail.dkim.selector", "S1",
      "--mail.dkim.key-file", file("key.pem", DkimKeys.RSA)
    };

    assertThat(records(MessageClass.ALERT, options))
        .containsExactly("s1._domainkey.notify.example.com");
    assertThat(records(MessageClass.TRANSACTIONAL, options))
        .containsExactly("s1._domainkey.notify.example.com");
    assertThat(records(MessageClass.PROMOTIONAL, options))
        .containsExactly("s1._domainkey.news.example.com");
    assertThat(sender(MessageClass.PROMOTIONAL, options).open().from())
        .isEqualTo("hello@news.example.com");
  }

  @Test
  void aClassMayHaveAKeyASelectorADomainAndAnAddressForAnswersOfItsOwn() throws Exception {
    String[] options = {
      "--mail.from", "handoff@example.com",
      "--mail.reply-to", "sales-ops@example.com",
      "--mail.promotional.reply-to", "hello@example.com",
      "--mail.dkim.selector", "s1",
      "--mail.dkim.key-file", file("key.pem", DkimKeys.RSA),
      "--mail.promotional.dkim.selector", "p1",
      "--mail.promotional.dkim.domain", "news.example.com",
      "--mail.promotional.dkim.key-file",
          file("p.pem", DkimKeys.pem(DkimKeys.generate("RSA", 2048))),
      "--mail.promotional.dkim.ed25519-selector", "e1",
      "--mail.promotional.dkim.ed25519-key-file", file("e.pem", DkimKeys.ED25519)
    };

    assertThat(records(MessageClass.ALERT, options)).containsExactly("s1._domainkey.example.com");
    assertThat(records(MessageClass.PROMOTIONAL, options))
        .containsExactly("p1._domainkey.news.example.com", "e1._domainkey.news.example.com");
    assertThat(sender(MessageClass.ALERT, options).replyTo()).isEqualTo("sales-ops@example.com");
    assertThat(sender(MessageClass.PROMOTIONAL, options).replyTo()).isEqualTo("hello@example.com");
    assertThat(sender(MessageClass.PROMOTIONAL, options).signatures().get(0).key().record())
        .isNotEqualTo(sender(MessageClass.ALERT, options).signatures().get(0).key().record());
  }

  @Test
  void everyFaultNamesTheOptionTheFileAndWhatWouldBeRight() throws Exception {
    String shortKey = file("short.pem", DkimKeys.pem(DkimKeys.generate("RSA", 1024)));
    String locked = file("locked.pem", DkimKeys.RSA.replace("PRIVATE", "ENCRYPTED PRIVATE"));

    assertThatThrownBy(
            () ->
                sender(
                    MessageClass.ALERT,
                    "--mail.alert.dkim.selector",
                    "a_1",
                    "--mail.alert.dkim.key-file",
                    shortKey,
                    "--mail.transactional.dkim.selector",
                    "t1",
                    "--mail.transactional.dkim.key-file",
                    "/nowhere/key.pem",
                    "--mail.promotional.dkim.selector",
                    "p1",
                    "--mail.promotional.dkim.key-file",
                    locked,
                    "--mail.promotional.dkim.ed25519-selector",
                    "e1",
                    "--mail.promotional.dkim.ed25519-key-file",
                    file("rsa.pem", DkimKeys.RSA)))
        .isInstanceOf(BadOptionsException.class)
        .hasMessageContaining("mail.alert.dkim.selector: takes letters, digits and hyphens")
        .hasMessageContaining(
            "mail.alert.dkim.key-file: "
                + shortKey
                + " holds an RSA key of 1024 bits; 2048 are right")
        .hasMessageContaining(
            "cannot read the file that mail.transactional.dkim.key-file names: /nowhere/key.pem")
        .hasMessageContaining("mail.promotional.dkim.key-file: " + locked + " is encrypted")
        .hasMessageContaining("rsa.pem holds a key for RSA; one for Ed25519 belongs here");
  }

  @Test
  void aSelectorWithoutAKeyIsAFault() {
    assertThatThrownBy(() -> sender(MessageClass.ALERT, "--mail.dkim.selector", "s1"))
        .hasMessageContaining(
            "mail.dkim.key: there is no key for the selector s1; name its file in"
                + " mail.dkim.key-file, or put it into HANDOFF_MAIL_DKIM_KEY");
  }

  @Test
  void onAClusterTheTasksReadTheKeySoItsFileNeedNotBeHere() throws Exception {
    SenderSettings sender =
        sender(
            MessageClass.ALERT,
            "--source",
            "kafka",
            "--kafka.bootstrap.servers",
            "broker:9092",
            "--mail.smtp.host",
            "smtp.example.com",
            "--mail",
            "smtp",
            "--mail.dkim.selector",
            "s1",
            "--mail.dkim.key-file",
            "/etc/handoff/dkim.pem");

    assertThatThrownBy(sender::open)
        .hasMessage("cannot read the file that mail.dkim.key-file names: /etc/handoff/dkim.pem");
  }

  @ParameterizedTest
  @CsvSource({
    "mail.dkim.key-file, key.pem, mail.dkim.key-file: signs nothing without mail.dkim.selector",
    "mail.alert.dkim.key-file, key.pem, "
        + "mail.alert.dkim.key-file: signs nothing without mail.alert.dkim.selector",
    "mail.dkim.ed25519-selector, e1, mail.dkim.ed25519-selector: many receivers do not check",
    "mail.alert.from, Handoff <h@example.com>, mail.alert.from: takes an address such as",
    "mail.alert.reply-to, nobody, mail.alert.reply-to: takes an address such as",
    "mail.promo.from, h@example.com, mail.promo.from: there is no such option",
    "mail.alert.smtp.host, h, mail.alert.smtp.host: there is no such option",
  })
  void whatMakesNoSenseIsRefused(String key, String value, String said) {
    assertThatThrownBy(() -> sender(MessageClass.ALERT, "--" + key, value))
        .isInstanceOf(BadOptionsException.class)
        .hasMessageContaining(said);
  }

  private List<String> records(MessageClass messageClass, String... options) throws Exception {
    return sender(messageClass, options).signatures().stream()
        .map(SenderSettings.SignatureSettings::recordName)
        .toList();
  }

  private SenderSettings sender(MessageClass messageClass, String... options) throws Exception {
    Path input = Files.createDirectories(folder.resolve("in"));
    Files.writeString(input.resolve("activities.ndjson"), "");
    List<String> arguments =
        new ArrayList<>(
            List.of("--input", input.toString(), "--output", folder.resolve("out").toString()));
    arguments.addAll(List.of(options));
    return Objects.requireNonNull(SettingsReader.read(arguments.toArray(String[]::new)).mail())
        .sender(messageClass);
  }

  private String file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
