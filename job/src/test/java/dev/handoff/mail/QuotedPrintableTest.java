package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedPrintableTest {
  private static final List<String> PIECES =
      List.of(
          "\r",
          "\n",
          "\r\n",
          " ",
          "  ",
          "=",
          "?",
          "\t",
          "é",
          "\u2028",
          "\u0000",
          "\u007f",
          "~",
          "!",
          "word",
          "a".repeat(74),
          "a".repeat(75),
          "a".repeat(76),
          "\ud83d\ude00",
          "\ud83d",
          "\ude00");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          'a b',          'a b'
          'a = b',        'a =3D b'
          'é',            '=C3=A9'
          'a ',           'a=20'
          """)
  void text_stands_as_it_is_where_it_may(String text, String encoded) {
    assertThat(encoded(text)).isEqualTo(encoded);
  }

  @Test
  void every_line_end_is_cr_lf_and_no_blank_stands_before_it() {
    assertThat(encoded("a \nb\t\rc\r\n\r\n")).isEqualTo("a=20\r\nb=09\r\nc\r\n\r\n");
  }

  @Test
  void a_line_has_at_most_76_characters_and_no_octet_is_divided() {
    assertThat(encoded("a".repeat(75))).isEqualTo("a".repeat(75));
    assertThat(encoded("a".repeat(76))).isEqualTo("a".repeat(75) + "=\r\na");
    assertThat(encoded("a".repeat(73) + "=")).isEqualTo("a".repeat(73) + "=\r\n=3D");
  }

  @Test
  void the_octets_are_those_of_jakarta_mail() throws IOException {
    Random random = new Random(2045);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      assertThat(encoded(text.toString())).isEqualTo(byJakartaMail(text.toString()));
    }
  }

  private static String encoded(String text) {
    Octets out = new Octets(16);
    QuotedPrintable.write(text, out);
    return new String(out.toByteArray(), US_ASCII);
  }

  private static String byJakartaMail(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputStream encoder = Encoders.PROVIDER.outputQP(out);
    encoder.write(text.getBytes(UTF_8));
    encoder.flush();
    return out.toString(US_ASCII);
  }
}
