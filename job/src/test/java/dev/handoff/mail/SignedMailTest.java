package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.fixture.Alerts;
import dev.handoff.fixture.DkimKeys;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.mail.SmtpSettings.Security;
import dev.handoff.mail.dkim.DkimAlgorithm;
import dev.handoff.mail.dkim.DkimKey;
import dev.handoff.mail.dkim.DkimSigner;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that are signed, as another implementation, Apache James jDKIM, sees them. */
class SignedMailTest {
  private static final DkimKey RSA = DkimKey.read(DkimKeys.RSA, DkimAlgorithm.RSA);
  private static final DkimKey ED25519 = DkimKey.read(DkimKeys.ED25519, DkimAlgorithm.ED25519);
  private static final DkimSigner SIGNER = new DkimSigner("example.com", "s1", RSA);

  private final MimeComposer composer =
      composer(List.of(SIGNER, new DkimSigner("example.com", "e1", ED25519)));

  @ParameterizedTest
  @EnumSource(MessageClass.class)
  void mailOfEachClassVerifies(MessageClass messageClass) throws Exception {
    assertThat(verified(compose(messageClass)))
        .extracting(signature -> signature.getDToken() + " " + signature.getSelector())
        .containsExactly("example.com s1");
  }

  @Test
  void aMailWithAPictureVerifies() throws Exception {
    assertThat(verified(text(composer.compose(Mails.withPicture())))).hasSize(1);
  }

  @Test
  void aMailToAnInternationalAddressVerifies() throws Exception {
    assertThat(verified(text(composer.compose(Mails.to("chloé@bücher.example", "é"))))).hasSize(1);
  }

  @Test
  void theRsaSignatureStandsFirstAndTheEd25519OneSecond() {
    assertThat(fields(compose(MessageClass.ALERT)).subList(0, 3))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("DKIM-Signature: v=1; a=rsa-sha256;"),
            second -> assertThat(second).startsWith("DKIM-Signature: v=1; a=ed25519-sha256;"),
            third -> assertThat(third).startsWith("Date: "));
  }

  @Test
  void anAlertSignsWhatItHasAndNamesOnceMoreWhatNobodyMayAdd() {
    assertThat(signedNames(compose(MessageClass.ALERT)))
        .containsExactly(
            "From",
            "From",
            "Reply-To",
            "To",
            "To",
            "Subject",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "Auto-Submitted");
  }

  @Test
  void promotionalMailSignsTheListTooSoThatOneClickWorks() {
    assertThat(signedNames(compose(MessageClass.PROMOTIONAL)))
        .contains("Feedback-ID", "List-Id")
        .containsSubsequence("List-Unsubscribe", "List-Unsubscribe")
        .containsSubsequence("List-Unsubscribe-Post", "List-Unsubscribe-Post");
  }

  @Test
  void theTimeIsTheDecisionsAndTheBytesAreAlwaysTheSame() {
    String mail = compose(MessageClass.PROMOTIONAL);

    assertThat(mail).contains(" t=" + Alerts.DECIDED_AT.getEpochSecond()).doesNotContain(" l=");
    assertThat(compose(MessageClass.PROMOTIONAL)).isEqualTo(mail);
  }

  @Test
  void everyLineIsShort() {
    assertThat(compose(MessageClass.PROMOTIONAL).split("\r\n", -1))
        .allSatisfy(line -> assertThat(line.length()).isLessThan(160));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: Mallory <mallory@evil.example>",
        "To: everybody@evil.example",
        "Subject: Act now",
        "List-Unsubscribe: <https://evil.example/u>",
        "List-Unsubscribe-Post: List-Unsubscribe=No"
      })
  void aSecondFieldBreaksTheSignature(String field) {
    String mail = compose(MessageClass.PROMOTIONAL);

    assertThatThrownBy(() -> verified(field + "\r\n" + mail)).isInstanceOf(FailException.class);
    assertThatThrownBy(() -> verified(mail.replaceFirst("\r\nMIME-Version", "\r\n" + field + "$0")))
        .isInstanceOf(FailException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "From: ,From: x",
    "Reply-To: ,Reply-To: x",
    "To: ,To: x",
    "Subject: ,Subject: x",
    "Date: Sat,Date: Sun",
    "Message-ID: <,Message-ID: <0",
    "MIME-Version: 1.0,MIME-Version: 1.1",
    "Content-Type: multipart/alternative,Content-Type: multipart/mixed",
    "Auto-Submitted: auto-generated,Auto-Submitted: no",
    "Feedback-ID: ,Feedback-ID: x",
    "List-Id: <,List-Id: <x",
    "List-Unsubscribe: <https://www,List-Unsubscribe: <https://evil",
    "List-Unsubscribe-Post: ,List-Unsubscribe-Post: x",
    "texte,text",
  })
  void whatIsChangedBreaksTheSignature(String before, String after) {
    String mail = compose(MessageClass.PROMOTIONAL);
    String changed =
        mail.replace("\r\n" + before, "\r\n" + after).replace("un texte", "un " + after);

    assertThat(changed).isNotEqualTo(mail);
    assertThatThrownBy(() -> verified(changed)).isInstanceOf(FailException.class);
  }

  @Test
  void whatRelaysDoToBlanksAndWhatTheyAddDoesNot() throws Exception {
    String relayed =
        "Received: from a by b\r\n"
            + compose(MessageClass.ALERT)
                .replace("Subject: ", "Subject:  \r\n\t")
                .replace("Auto-Submitted: ", "auto-submitted:")
            + "\r\n\r\n";

    assertThat(verified(relayed)).hasSize(1);
  }

  /** What arrives is what was signed: dots are doubled and halved, nothing is encoded anew. */
  @Test
  void afterItsWayOverSmtpItStillVerifies() throws Exception {
    try (ScriptedSmtp smtp =
            new ScriptedSmtp().answer("EHLO", "250-here\r\n250-8BITMIME\r\n250 SMTPUTF8");
        SmtpMailer mailer =
            new SmtpMailer(
                SmtpSettings.of(
                    "127.0.0.1", smtp.port(), Security.NONE, null, null, "alerts@example.com"))) {
      for (String to : List.of(Mails.TO, "chloé@bücher.example")) {
        byte[] mime = composer.compose(Mails.to(to, "Lumia · Assets"));
        mailer.deliver(to, mime);

        assertThat(smtp.lastMail()).isEqualTo(text(mime));
        assertThat(verified(smtp.lastMail())).hasSize(1);
      }
    }
  }

  @Test
  void withoutSignersItIsNotSigned() {
    assertThat(text(Mails.bytes())).doesNotContain("DKIM-Signature");
  }

  private String compose(MessageClass messageClass) {
    return text(
        composer.compose(
            messageClass == MessageClass.PROMOTIONAL
                ? Mails.promotional(
                    "spring-news",
                    new ListHeaders(
                        URI.create("https://www.example.com/u/" + "t".repeat(40)),
                        URI.create("mailto:leave@example.com"),
                        "Product News"))
                : Mails.to(Mails.TO, "Lumia · Assets")));
  }

  private static MimeComposer composer(List<DkimSigner> signers) {
    Sender sender = new Sender(Mails.FROM, "sales-ops@example.com", signers);
    return new MimeComposer(
        Map.of(
            MessageClass.ALERT, sender,
            MessageClass.TRANSACTIONAL, sender,
            MessageClass.PROMOTIONAL, sender));
  }

  /** What jDKIM accepts; it knows RSA only, so the record of the other key is of no kind. */
  private static List<SignatureRecord> verified(String mail) throws Exception {
    DKIMVerifier verifier =
        new DKIMVerifier(
            (method, selector, domain) ->
                List.of(selector.toString().equals("s1") ? RSA.record() : "v=DKIM1; p="));
    List<SignatureRecord> verified =
        verifier.verify(new ByteArrayInputStream(mail.getBytes(ISO_8859_1)));
    return verified == null ? List.of() : verified;
  }

  private static List<String> signedNames(String mail) {
    String names =
        Pattern.compile("h=([^;]+);").matcher(mail).results().findFirst().orElseThrow().group(1);
    return List.of(names.replaceAll("\\s", "").split(":", -1));
  }

  private static List<String> fields(String mail) {
    return Pattern.compile("(?m)^[!-9;-~]+:.*(\r\n[ \t].*)*")
        .matcher(mail.substring(0, mail.indexOf("\r\n\r\n")))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static String text(byte[] mime) {
    return new String(mime, ISO_8859_1);
  }
}
