package dev.handoff.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.engagement.DailyTallies.Cell;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of a person's key phrases is bounded (SPEC section 9, "Scores"). */
class PhrasesKeptTest {

  private static final int MONDAY = 20_514;

  private final PersonHistory history = PersonHistory.empty();

  @Test
  void theRarestOfTooManyGoes() {
    IntStream.rangeClosed(1, 24).forEach(n -> count(MONDAY, "often " + n, "often " + n));
    count(MONDAY, "rare", "rare");

    assertThat(keys()).hasSize(24).doesNotContain("rare");
  }

  @Test
  void ofEquallyRareOnesThatGoesWhichWasLastSeenLongestAgo() {
    IntStream.rangeClosed(1, 24).forEach(n -> count(MONDAY + n, "phrase " + n));
    count(MONDAY + 30, "zoo");

    assertThat(keys()).hasSize(24).contains("zoo", "phrase 2").doesNotContain("phrase 1");
  }

  @Test
  void ofOneDaysEquallyRareOnesTheLastByNameGoes() {
    IntStream.rangeClosed(10, 34).forEach(n -> count(MONDAY, "phrase " + n));

    assertThat(keys()).hasSize(24).doesNotContain("phrase 34");
  }

  @Test
  void formsOfOneKeyAreOnePhraseAndAFourthFormCountsAsTheFirst() {
    count(MONDAY, "audit\taudits", "audit\taudits", "audit\tAudit", "audit\tAudits");
    count(MONDAY, "audit\tAUDIT");

    assertThat(history.phrases().cells())
        .containsExactly(
            new Cell(MONDAY, "audit\tAUDIT", 1),
            new Cell(MONDAY, "audit\tAudit", 1),
            new Cell(MONDAY, "audit\taudits", 3));
  }

  @Test
  void phrasesLeaveWithTheirDay() {
    count(MONDAY, "audit");
    count(MONDAY + 1, "audit", "consent");
    history.expireBefore(MONDAY + 1, new EngagementWindow(ZoneOffset.UTC, 30));

    assertThat(history.phrases().cells())
        .containsExactly(new Cell(MONDAY + 1, "audit", 1), new Cell(MONDAY + 1, "consent", 1));
  }

  @Test
  void howeverManyPhrasesComeNoMoreThanTwoDozenKeysOfThreeFormsAreKept() {
    Random random = new Random(7);
    for (int n = 0; n < 5_000; n++) {
      int key = random.nextInt(60);
      count(MONDAY + random.nextInt(30), "key " + key + "\tform " + key + " " + random.nextInt(9));
    }

    assertThat(keys()).hasSize(24);
    assertThat(history.phrases().totals(0, Integer.MAX_VALUE)).hasSizeLessThanOrEqualTo(72);
  }

  private void count(int day, String... phrases) {
    history.count(List.of(phrases), day);
  }

  private List<String> keys() {
    return history.phrases().totals(0, Integer.MAX_VALUE).keySet().stream()
        .map(packed -> KeyPhrase.unpacked(packed).key())
        .distinct()
        .toList();
  }
}
