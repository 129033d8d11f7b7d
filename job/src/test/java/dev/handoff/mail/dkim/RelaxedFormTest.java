package dev.handoff.mail.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6376 sections 3.4.2 to 3.4.5; CR, LF and TAB are written in letters here. */
class RelaxedFormTest {

  /** Section 3.4.5. */
  @Test
  void theExampleOfTheRfc() {
    MailBytes mail =
        MailBytes.of(bytes("A: X CRLFB : YTABCRLFTABZ  CRLFCRLF C CRLFD TAB ECRLFCRLFCRLF"));

    assertThat(mail.fields())
        .extracting(field -> RelaxedForm.field(field.name(), field.value()))
        .containsExactly("a:X", "b:Y Z");
    assertThat(mail.relaxedBody()).isEqualTo(bytes(" CCRLFD ECRLF"));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "A: XCRLFCRLF|",
        "A: XCRLF|",
        "A: XCRLFCRLFCRLFCRLF|",
        "A: XCRLFCRLF TABCRLF|",
        "A: XCRLFCRLFxCRLFCRLF CRLFyCRLF|xCRLFCRLFCRLFyCRLF",
        "A: XCRLFCRLFx|xCRLF",
      },
      delimiter = '|')
  void emptyLinesAtTheEndDoNotCount(String mail, String body) {
    assertThat(MailBytes.of(bytes(mail)).relaxedBody()).isEqualTo(bytes(body == null ? "" : body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A: XLFCRLF", "A: XCRLFCRLFxLFy", "A: XCRLFCRLFxCRy", "A: XCRLFCRLFxCR", "LF"})
  void aLineEndThatAServerWouldRepairIsRefused(String mail) {
    assertThatThrownBy(() -> MailBytes.of(bytes(mail)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a bare");
  }

  private static byte[] bytes(String letters) {
    return letters
        .replace("CR", "\r")
        .replace("LF", "\n")
        .replace("TAB", "\t")
        .getBytes(ISO_8859_1);
  }
}
