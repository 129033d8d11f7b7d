package dev.handoff.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adam@lumia.example",
        "a@b",
        "o'neil+sales@lumia.example",
        "first.last@sub.lumia.example",
        "\"john doe\"@lumia.example",
        "\"a\\\"b@c\"@lumia.example",
        "josé@lumia.example",
        "用户@例子.广告",
        "adam@müller.example",
        "adam@xn--mller-kva.example",
        "adam@[192.0.2.1]",
        "adam@[IPv6:2001:db8::1]",
        "नेहा@डाटामेल.भारत"
      })
  void anAddrSpecOfRfc5321Or6531IsValid(String address) {
    assertThat(MailAddress.isValid(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "adam",
        "@lumia.example",
        "adam@",
        "Adam <adam@lumia.example>",
        "adam@lumia.example ",
        " adam@lumia.example",
        "adam smith@lumia.example",
        "adam@@lumia.example",
        ".adam@lumia.example",
        "adam.@lumia.example",
        "a..b@lumia.example",
        "adam@lumia..example",
        "adam@-lumia.example",
        "adam@lumia-.example",
        "adam@lumia.example\r\nBcc: x@y",
        "adam\u0000@lumia.example",
        "adam\u202e@lumia.example",
        "adam@lumia_x.example",
        "adam@lumia.example.",
        "\"open@lumia.example",
        "adam@[300.0.0.1]",
        "adam@[1.2.3]",
        "a,b@lumia.example",
        "adam@lum\u00a0ia.example",
        "\ud800@x.example"
      })
  void anythingElseIsNot(String address) {
    assertThat(MailAddress.isValid(address)).isFalse();
  }

  @Test
  void lengthsHaveTheLimitsOfSmtpAndDns() {
    assertThat(MailAddress.isValid("a".repeat(64) + "@lumia.example")).isTrue();
    assertThat(MailAddress.isValid("a".repeat(65) + "@lumia.example")).isFalse();
    assertThat(MailAddress.isValid("é".repeat(33) + "@lumia.example")).isFalse();
    assertThat(MailAddress.isValid("a@" + "b".repeat(63) + ".example")).isTrue();
    assertThat(MailAddress.isValid("a@" + "b".repeat(64) + ".example")).isFalse();
    assertThat(MailAddress.isValid("a@" + "b.".repeat(150) + "example")).isFalse();
  }
}
