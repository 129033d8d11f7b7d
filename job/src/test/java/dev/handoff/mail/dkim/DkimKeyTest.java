package dev.handoff.mail.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.fixture.DkimKeys;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys as files hold them, and what is said about those that cannot sign. */
class DkimKeyTest {

  @Test
  void aKeyOf2048BitsIsReadWithTheRecordThatItsDomainPublishes() {
    DkimKey key = DkimKey.read(DkimKeys.RSA, DkimAlgorithm.RSA);

    assertThat(key.record()).startsWith("v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A");
    assertThat(key.publicKeyText()).hasSize(392);
  }

  @Test
  void linesMayEndAsOnWindowsAndTextMayStandBefore() {
    String pem = "key of alerts\r\n" + DkimKeys.ED25519.replace("\n", "\r\n");

    assertThat(DkimKey.read(pem, DkimAlgorithm.ED25519).record())
        .isEqualTo(DkimKey.read(DkimKeys.ED25519, DkimAlgorithm.ED25519).record());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unusable")
  void whatCannotSignSaysWhatWouldBeRight(String name, String pem, String said) {
    assertThatThrownBy(() -> DkimKey.read(pem, DkimAlgorithm.RSA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }

  static Stream<Arguments> unusable() {
    String rsa = DkimKeys.RSA;
    return Stream.of(
        Arguments.of("nothing", "", "-----BEGIN PRIVATE KEY-----"),
        Arguments.of("the bare base64", rsa.replaceAll("-----.*", ""), "no PEM private key"),
        Arguments.of(
            "encrypted", rsa.replace("PRIVATE", "ENCRYPTED PRIVATE"), "openssl pkey -in KEY"),
        Arguments.of("PKCS #1", rsa.replace("PRIVATE", "RSA PRIVATE"), "openssl pkcs8 -topk8"),
        Arguments.of(
            "PKCS #1, encrypted",
            rsa.replace("PRIVATE", "RSA PRIVATE")
                .replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\n\n"),
            "is encrypted"),
        Arguments.of("OpenSSH", rsa.replace("PRIVATE", "OPENSSH PRIVATE"), "not PKCS #8"),
        Arguments.of("the public key", rsa.replace("PRIVATE", "PUBLIC"), "the private one signs"),
        Arguments.of("two keys", rsa + rsa, "more than one"),
        Arguments.of("cut off", rsa.substring(0, 200), "no PEM private key"),
        Arguments.of("cut inside", rsa.replaceFirst("(?s)(\n.{64}){8}", ""), "neither an RSA nor"),
        Arguments.of(
            "1024 bits",
            DkimKeys.pem(DkimKeys.generate("RSA", 1024)),
            "an RSA key of 1024 bits; 2048 are right"),
        Arguments.of(
            "Ed25519", DkimKeys.ED25519, "holds a key for Ed25519; one for RSA belongs here"),
        Arguments.of(
            "an elliptic curve", DkimKeys.pem(DkimKeys.generate("EC", 256)), "neither an RSA nor"));
  }
}
