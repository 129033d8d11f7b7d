package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The only way to write a header: one call, one field. */
class HeaderBlockTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: evil@evil.example",
        "a\nBcc: evil@evil.example",
        "a\rBcc: evil@evil.example",
        "a\u0085Bcc: evil@evil.example",
        "a\u2028\r\n\r\nBcc: evil@evil.example"
      })
  void aValueStaysInItsField(String value) {
    assertThat(new String(new HeaderBlock().addStructured("X-Any", value).toBytes(), UTF_8))
        .isEqualTo("X-Any: a Bcc: evil@evil.example\r\n");
    assertThat(new String(new HeaderBlock().add("X-Any", value).toBytes(), UTF_8))
        .isEqualTo("X-Any: a Bcc: evil@evil.example\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Any: a\r\nBcc", "X Any", "X:", "", "Bétâ"})
  void aNameIsOne(String name) {
    assertThatThrownBy(() -> new HeaderBlock().addStructured(name, "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
