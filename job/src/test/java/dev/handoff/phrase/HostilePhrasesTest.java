package dev.handoff.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.engagement.KeyPhrase;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text, a few phrases at most are found, each short, and nothing is thrown. */
class HostilePhrasesTest {

  private final PhraseFinder finder = new PhraseFinder();

  static Stream<String> texts() {
    return Stream.of(
        "",
        " \t\n\u00A0\u2003",
        "a".repeat(4000),
        "a-".repeat(2000),
        "l'".repeat(2000),
        "de ".repeat(1300),
        "x de la ".repeat(500),
        "'".repeat(4000),
        "é".repeat(4000),
        "e\u0301".repeat(2000),
        "データレジデンシー".repeat(400),
        "数据驻留".repeat(1000),
        "데이터 상주".repeat(600),
        "ข้อมูล".repeat(600),
        "إقامة البيانات ".repeat(250),
        "\u202Edata\u202C \u2066residency\u2069",
        "👩‍💻🇫🇷".repeat(300),
        "da\u00ADta resi\u200Bdency".repeat(200),
        "\uFDFA".repeat(4000),
        "\uD800data\uDC00",
        "\u0000\u0001\u0007data\u001B[31m",
        "<".repeat(4000),
        "<a href='".repeat(400),
        "<script>alert(1)</script><!-- data --><![CDATA[residency]]>",
        "&#x110000;&amp;&bogus;&#0;".repeat(100),
        "http://".repeat(500),
        "a@b.".repeat(900),
        "0123456789 ".repeat(360),
        "İıẞß".repeat(1000),
        "alpha beta gamma delta epsilon ".repeat(120),
        distinctWords());
  }

  private static String distinctWords() {
    return new Random(1)
        .ints(600, 0, 26 * 26 * 26)
        .mapToObj(n -> "" + (char) ('a' + n % 26) + (char) ('a' + n / 26 % 26) + "xq")
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void fewAndShortPhrasesComeOfAnyText(String text) {
    assertFewAndShort(finder.find(text, 8));
    assertThat(finder.named(text)).isNotNull();
  }

  @RepeatedTest(200)
  void fewAndShortPhrasesComeOfAnyLetters(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    while (text.length() < 4000) {
      int letter =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x80);
            case 1 -> random.nextInt(0x250);
            case 2 -> random.nextInt(0x10000);
            default -> random.nextInt(0x110000);
          };
      text.appendCodePoint(letter);
    }
    assertFewAndShort(finder.find(text.toString(), 8));
    assertThat(finder.named(text.substring(0, 40))).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void afterItTheFinderReadsOnAsBefore(String text) {
    finder.find(text, 8);
    assertThat(finder.find("data residency", 8))
        .isEqualTo(new PhraseFinder().find("data residency", 8));
  }

  private static void assertFewAndShort(List<KeyPhrase> phrases) {
    assertThat(phrases).hasSizeLessThanOrEqualTo(8);
    assertThat(phrases)
        .allSatisfy(
            phrase -> {
              assertThat(phrase.shown()).isNotBlank().hasSizeLessThanOrEqualTo(60);
              assertThat(phrase.key()).isNotBlank().hasSizeLessThanOrEqualTo(240);
              assertThat(phrase.shown()).doesNotContainPattern("[\\p{Cc}\\p{Cf}<>]");
              assertThat(KeyPhrase.unpacked(phrase.packed())).isEqualTo(phrase);
            });
  }
}
