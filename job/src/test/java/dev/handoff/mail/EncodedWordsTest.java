package dev.handoff.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not ASCII in a header line, as any reader of RFC 2047 takes it. */
class EncodedWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "Société Générale · Experience Manager Assets : engagement 95, complet à 95 %",
        "買い手の集まりが話し合う準備ができましたので、どうぞお早めにご連絡ください。買い手の集まり",
        "a 👩‍💻 b 👩‍💻 c 👩‍💻 d 👩‍💻 e 👩‍💻 f 👩‍💻",
        "é = ? _ \t=?UTF-8?Q?x?="
      })
  void come_back_as_they_were_in_lines_of_at_most_76(String text)
      throws UnsupportedEncodingException {
    String name = "Subject: ";
    String encoded = EncodedWords.of(text, name.length());
    assertThat(MimeUtility.decodeText(MimeUtility.unfold(encoded))).isEqualTo(text);
    assertThat((name + encoded).split("\r\n", -1))
        .allMatch(line -> line.length() <= 76 || text.equals(encoded));
    // A word by itself is whole: no character is divided between two.
    for (String word : encoded.split("\r\n ", -1)) {
      assertThat(MimeUtility.decodeText(word)).doesNotContain("\ufffd");
    }
  }
}
