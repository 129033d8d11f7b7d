package dev.handoff.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsOfInterestTest {

  private final Map<String, Integer> counts = new HashMap<>();

  @Test
  void theMostFrequentComeFirst() {
    count("audit", "audit", 2);
    count("consent", "consent", 3);
    count("brand", "brand", 1);
    count("image", "image", 4);

    assertThat(topics()).containsExactly("image", "consent", "audit");
  }

  @Test
  void ofEquallyFrequentOnesThatOfMoreWordsComesFirstThenTheFirstByKey() {
    count("audit", "audit", 1);
    count("site migrat", "site migration", 1);
    count("zoo", "zoo", 1);
    count("brand portal us", "brand portal use", 1);

    assertThat(topics()).containsExactly("brand portal use", "site migration", "audit");
  }

  @Test
  void formsOfOneKeyCountTogetherAndTheOneWrittenMostOftenIsShown() {
    count("data conect", "data connector", 1);
    count("data conect", "data connectors", 2);
    count("audit", "audit", 2);

    assertThat(topics()).containsExactly("data connectors", "audit");
  }

  @Test
  void ofFormsWrittenEquallyOftenTheFirstByNameIsShown() {
    count("data conect", "data connectors", 2);
    count("data conect", "data connector", 2);

    assertThat(topics()).containsExactly("data connector");
  }

  @Test
  void aPartGivesWayToLongerOnesThatAreTogetherAsFrequent() {
    count("migrat", "migration", 3);
    count("site migrat", "site migration", 2);
    count("migrat test", "migration test", 1);

    assertThat(topics()).containsExactly("site migration", "migration test");
  }

  @Test
  void aPartThatIsMoreFrequentStandsForTheLongerOnes() {
    count("migrat", "migration", 4);
    count("site migrat", "site migration", 2);
    count("migrat test", "migration test", 1);

    assertThat(topics()).containsExactly("migration");
  }

  @Test
  void onlyWholeWordsSideBySideAreAPart() {
    count("art", "art", 2);
    count("cart data", "cart data", 2);
    count("site plan migrat", "site plan migration", 2);
    count("site migrat", "site migration", 2);

    assertThat(topics()).containsExactly("site plan migration", "cart data", "site migration");
  }

  @Test
  void whatAnEarlierVersionCountedAsSingleWordsIsNotShownBesideThePhrase() {
    counts.put("migration", 1);
    count("site migrat", "site migration", 1);
    counts.put("consentement", 1);
    count("consent", "consentement", 1);

    assertThat(topics()).containsExactly("site migration", "consentement");
  }

  @Test
  void nothingCountedIsNoTopic() {
    assertThat(topics()).isEmpty();
  }

  private void count(String key, String shown, int count) {
    counts.put(new KeyPhrase(key, shown).packed(), count);
  }

  private List<String> topics() {
    return TopicsOfInterest.of(counts, 3);
  }
}
