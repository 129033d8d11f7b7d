package dev.handoff.mail.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The mail that RFC 8463 appendix A.3 signs with both kinds of keys: both ways of signing always
 * give the same octets, so what we make must be what is printed there.
 */
class Rfc8463Test {
  private static final byte[] MAIL =
      """
      From: Joe SixPack <joe@football.example.com>
      To: Suzie Q <suzie@shopping.example.net>
      Subject: Is dinner ready?
      Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
      Message-ID: <20030712040037.46341.5F8J@football.example.com>

      Hi.

      We lost the game.  Are you hungry yet?

      Joe.
      """
          .replace("\n", "\r\n")
          .getBytes(ISO_8859_1);

  private static final List<String> NAMES =
      List.of("from", "to", "subject", "date", "message-id", "from", "subject", "date");

  private static final String BODY_HASH = "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=";

  /** Appendix A.2, in PKCS #8. */
  private static final String RSA_KEY =
      """
      MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBAOQeU5CgFPNZGIazlXo2k/eJ1jpa
      TTxrmqF1HrDLlt04pvaMtCJj8nXoliLRC/H9vJjMI1vdb3XLcW60AIN/PBD8EL97/y4GwJH7LPUv
      GP48vqUe+owqszesbiGy1PlCO8c70/OjFnJVgvMF87YR4Lcincb7aSvI5MgpP6X8rjDdAgMBAAEC
      gYAfRzE6EVkODNdaEOGcAkPDmziug5c3g6GOJdrxbtjeuFfcUmqYlI+4Lw329CbpJVtosAThIbmY
      sy54eWHgpd98Sm4sSI2n1Kzc7hh8uJCltGoTtOblLEqO+9Chll7MeiuKY5oKFEvaK3juK5bHPFKJ
      Ey/hz6PvQaJZ3FefF7hSgQJBAPMkH/RTnxbtFnLp6cZWPaRYXvfYKhYVlbOLUWJy52sEWjLrdDBy
      jCmgJrMq29kYw2U9acLvH/qjwZy5J7SBrbECQQDwLs+Kk+bX/V9NFC+PWj90OZmnbjfTjhk3LGOD
      78483ShYJtcgbHJa+ZlteuI5ahIAslOMTESCtocSCdeyy6TtAkEAuXkgKxgy7qEzE7veCd81rI2A
      /F1YVXpntQucrJXsdJVgXSGBg4eN5h72Boy2IliijTMY34vcAC00/2G6qRaXMQJATVqWJwh5WWjV
      76onoyCqvRDsBrt9qVnjjxxxtIVgQ8PqgXGI6X1j2x72Jgdkop8hyy2jsNTDX+HPYKTg3kmuBQJB
      ALIq942+POSR3weNizRLAzR8+MrXr//moNnZSIMac564TPEEMCvnXxnxUVtHjWKfdbhjfIIOBCUu
      VwROtL7Nhws=
      """;

  /** The seed of appendix A.2 after the twelve octets that say what it is (RFC 8410). */
  private static final String ED25519_KEY =
      "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";

  @Test
  void signsWithEd25519AsTheRfcDoes() throws Exception {
    String field =
        """
        v=1; a=ed25519-sha256; c=relaxed/relaxed;
        d=football.example.com; i=@football.example.com;
        q=dns/txt; s=brisbane; t=1528637909; h=from : to :
        subject : date : message-id : from : subject : date;
        bh=%s;
        b="""
            .formatted(BODY_HASH);

    assertThat(signature(field, key("Ed25519", ED25519_KEY), DkimAlgorithm.ED25519))
        .isEqualTo(
            "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus"
                + "Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==");
  }

  @Test
  void signsWithRsaAsTheRfcDoes() throws Exception {
    String field =
        """
        v=1; a=rsa-sha256; c=relaxed/relaxed;
        d=football.example.com; i=@football.example.com;
        q=dns/txt; s=test; t=1528637909; h=from : to : subject :
        date : message-id : from : subject : date;
        bh=%s;
        b="""
            .formatted(BODY_HASH);

    assertThat(signature(field, key("RSA", RSA_KEY), DkimAlgorithm.RSA))
        .isEqualTo(
            "F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3"
                + "DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz"
                + "dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=");
  }

  @Test
  void derivesTheEd25519RecordOfTheRfc() {
    String pem = "-----BEGIN PRIVATE KEY-----\n" + ED25519_KEY + "\n-----END PRIVATE KEY-----\n";

    assertThat(DkimKey.read(pem, DkimAlgorithm.ED25519).record())
        .isEqualTo("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
  }

  private static String signature(String field, PrivateKey key, DkimAlgorithm algorithm)
      throws Exception {
    MailBytes mail = MailBytes.of(MAIL);
    assertThat(DkimSigner.bodyHash(mail)).isEqualTo(BODY_HASH);
    byte[] data = DkimSigner.dataToSign(mail, NAMES, " " + field.replace("\n", "\r\n "));
    return Base64.getEncoder().encodeToString(algorithm.sign(key, data));
  }

  private static PrivateKey key(String algorithm, String pkcs8) throws Exception {
    byte[] der = Base64.getDecoder().decode(pkcs8.lines().collect(Collectors.joining()));
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
  }
}
