package dev.handoff.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.link.LinkSeal.Opened;
import dev.handoff.link.MailLink.Kind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens: what they keep, what they hide, and what they refuse. */
class LinkSealTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final List<MessageClass> CLASSES = List.of(MessageClass.values());
  private static final String OLD = "k1:" + key('a');
  private static final String NEW = "k2:" + key('b');
  private static final LinkSeal SEAL = new LinkSeal(LinkKeys.parse(OLD));
  private static final MailLink ADA =
      new MailLink(
          Kind.UNSUBSCRIBE,
          "4f2a1c0d9e8b7a6f5e4d3c2b1a09f8e7d6c5b4a3",
          "p-ada",
          "ada.moreau@lumia.example",
          MessageClass.PROMOTIONAL,
          "newsletter",
          "product-news",
          "fr",
          MONDAY,
          null);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aTokenOpensToTheLinkThatWasSealed(Kind kind) {
    MailLink link = ADA.as(kind, kind == Kind.CLICK ? "https://www.example.com/é?a=1&b=2" : null);

    assertThat(SEAL.open(kind, SEAL.seal(link), MONDAY)).isEqualTo(new Opened.Valid(link));
  }

  @Test
  void theSameLinkIsTheSameTokenAndAnyOtherIsAnother() {
    Set<String> tokens = new HashSet<>();
    for (Kind kind : Kind.values()) {
      tokens.add(SEAL.seal(ADA.as(kind, null)));
      tokens.add(SEAL.seal(ADA.as(kind, null)));
    }
    assertThat(tokens).hasSize(Kind.values().length);
    assertThat(new LinkSeal(LinkKeys.parse(OLD)).seal(ADA)).isEqualTo(SEAL.seal(ADA));
  }

  @Test
  void aTokenShowsNothingOfWhoItIsAboutAndFitsIntoAHeader() {
    String token = SEAL.seal(ADA);

    assertThat(token).matches("k1\\.[A-Za-z0-9_-]+").hasSizeLessThan(250);
    String bytes =
        new String(Base64.getUrlDecoder().decode(token.substring(3)), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain("ada", "lumia", "news");
  }

  @Test
  void aTokenOfOneKindIsRefusedAsAnyOther() {
    for (Kind made : Kind.values()) {
      String token = SEAL.seal(ADA.as(made, "https://www.example.com/"));
      for (Kind asked : Kind.values()) {
        assertThat(SEAL.open(asked, token, MONDAY) instanceof Opened.Valid)
            .as(made + " as " + asked)
            .isEqualTo(made == asked);
      }
    }
  }

  @Test
  void everyChangedCharacterAndEveryCutIsRefused() {
    String token = SEAL.seal(ADA);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      Opened opened = SEAL.open(Kind.UNSUBSCRIBE, changed, MONDAY);
      // The last character has bits that stand for nothing.
      if (i < token.length() - 1) {
        assertThat(opened).as("changed at " + i).isInstanceOf(Opened.Refused.class);
      }
      assertThat(SEAL.open(Kind.UNSUBSCRIBE, token.substring(0, i), MONDAY))
          .as("cut at " + i)
          .isInstanceOf(Opened.Refused.class);
    }
  }

  @Test
  void theNewestKeySealsAndOlderOnesStillOpenUntilTheyAreTakenOut() {
    String before = SEAL.seal(ADA);
    LinkSeal rotated = new LinkSeal(LinkKeys.parse(NEW + "\n" + OLD));

    assertThat(rotated.seal(ADA)).startsWith("k2.");
    assertThat(rotated.open(Kind.UNSUBSCRIBE, before, MONDAY)).isEqualTo(new Opened.Valid(ADA));
    assertThat(new LinkSeal(LinkKeys.parse(NEW)).open(Kind.UNSUBSCRIBE, before, MONDAY))
        .isEqualTo(new Opened.Refused("a key that is not known here"));
  }

  @Test
  void anotherKeyOfTheSameIdOpensNothing() {
    LinkSeal other = new LinkSeal(LinkKeys.parse("k1:" + key('z')));

    assertThat(other.open(Kind.UNSUBSCRIBE, SEAL.seal(ADA), MONDAY))
        .isInstanceOf(Opened.Refused.class);
  }

  @Test
  void clicksAndOpensEndAfterSixtyDaysAndUnsubscribesDoNot() {
    Instant lastDay = MONDAY.plus(Duration.ofDays(60));
    Instant later = lastDay.plusSeconds(1);
    for (Kind kind : Kind.values()) {
      MailLink link = ADA.as(kind, kind == Kind.CLICK ? "https://www.example.com/" : null);
      String token = SEAL.seal(link);
      boolean ends = kind == Kind.CLICK || kind == Kind.OPEN;

      assertThat(SEAL.open(kind, token, lastDay)).isEqualTo(new Opened.Valid(link));
      assertThat(SEAL.open(kind, token, later))
          .isEqualTo(ends ? new Opened.Expired(link) : new Opened.Valid(link));
    }
    assertThat(SEAL.open(Kind.UNSUBSCRIBE, SEAL.seal(ADA), MONDAY.plus(Duration.ofDays(4_000))))
        .isInstanceOf(Opened.Valid.class);
  }

  @Test
  void randomLinksComeBackAsTheyWereAndRandomTextIsRefused() {
    Random random = new Random(20260302);
    for (int i = 0; i < 2_000; i++) {
      Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      MailLink link =
          new MailLink(
              kind,
              "%040x".formatted(new BigInteger(160, random)),
              text(random, 60),
              text(random, 120),
              CLASSES.get(random.nextInt(CLASSES.size())),
              text(random, 40),
              text(random, 40),
              random.nextBoolean() ? "en" : "fr",
              MONDAY.plusSeconds(random.nextInt(1_000_000)),
              random.nextBoolean() ? null : "https://www.example.com/" + text(random, 300));
      String token = SEAL.seal(link);
      assertThat(SEAL.open(kind, token, MONDAY)).isEqualTo(new Opened.Valid(link));
      assertThat(SEAL.open(kind, text(random, 200), MONDAY)).isInstanceOf(Opened.Refused.class);
      assertThat(SEAL.open(kind, "k1." + text(random, 200), MONDAY))
          .isInstanceOf(Opened.Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k1",
        "k1:",
        "k1:c2hvcnQ=",
        "much-too-long:YQ==",
        "k1:not base64!",
        "täg:YQ=="
      })
  void aKeyThatIsNoneIsNamedByItsNumberAndNotShown(String text) {
    assertThatThrownBy(() -> LinkKeys.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("track.keys: key 1 is none: a key is <id>:<base64>")
        .hasMessageNotContaining("c2hvcnQ");
  }

  @Test
  void twoKeysOfOneIdAreRefused() {
    assertThatThrownBy(() -> LinkKeys.parse(OLD + " k1:" + key('c')))
        .hasMessage("track.keys: key 2 has the id of an earlier one: k1");
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(most);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(
          random.nextInt(10) == 0 ? 0x1f600 + random.nextInt(50) : 33 + random.nextInt(500));
    }
    return text.toString();
  }

  private static String key(char letter) {
    return Base64.getEncoder()
        .encodeToString(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII));
  }
}
