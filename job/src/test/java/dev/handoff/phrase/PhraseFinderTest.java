package dev.handoff.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.engagement.KeyPhrase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseFinderTest {

  private final PhraseFinder finder = new PhraseFinder();

  @Test
  void wordsOfMeaningSideBySideAreOnePhrase() {
    assertThat(shown("We talked about data residency with the experts"))
        .containsExactly("data residency");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data residency, audit trails",
        "data residency. Audit trails",
        "data residency / audit trails",
        "data residency\naudit trails",
        "data residency and audit trails",
        "data residency (audit trails)",
        "data residency guide audit trails"
      })
  void aSignAFunctionWordOrNoiseEndsAPhrase(String text) {
    assertThat(shown(text)).containsExactly("data residency", "audit trails");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "piste d'audit",
        "gestion du consentement",
        "reprise de la photothèque",
        "gestion des actifs numériques",
        "sécurité de l'hébergement",
        "cloud of clouds"
      })
  void deAndOfLinkTheWordsOfOnePhrase(String phrase) {
    assertThat(shown(phrase)).containsExactly(phrase);
  }

  @Test
  void ofMoreThanThreeWordsEnglishKeepsTheLastAndFrenchTheFirst() {
    assertThat(shown("the headless multilingual content delivery"))
        .containsExactly("multilingual content delivery");
    assertThat(shown("la gestion des actifs numériques multilingues"))
        .containsExactly("gestion des actifs numériques");
    assertThat(shown("la migration de la photothèque de marque de Lyon"))
        .containsExactly("migration de la photothèque de marque");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data connector | Data Connectors",
        "strategy | strategies",
        "strategy | stratégies",
        "réseau | RÉSEAUX",
        "profil client unifié | profils clients unifiés",
        "donnees | données",
        "gestion du consentement | gestion de consentements",
        "real-time audience | real time audiences",
        "customer's data | customer data",
        "piste d'audit | piste d’audit"
      })
  void formsOfOnePhraseHaveOneKey(String one, String other) {
    assertThat(finder.named(one).key()).isEqualTo(finder.named(other).key());
    assertThat(finder.named(one).key()).isEqualTo(finder.find(other, 1).get(0).key());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "consent | content",
        "site migration | asset migration",
        "audience activation | audience"
      })
  void otherWordsHaveAnotherKey(String one, String other) {
    assertThat(finder.named(one).key()).isNotEqualTo(finder.named(other).key());
  }

  @Test
  void aPhraseIsShownAsItReadsInASentence() {
    assertThat(shown("Audience Activation with a CDP on iOS"))
        .containsExactly("audience activation", "CDP", "iOS");
    assertThat(shown("DATA RESIDENCY WITH THE CDP")).containsExactly("data residency", "cdp");
    assertThat(shown("how does it connect to Salesforce or to a warehouse?"))
        .containsExactly("Salesforce", "warehouse");
    assertThat(shown("L'activation des données")).containsExactly("activation des données");
  }

  @Test
  void theSameWordIsNoiseInOneLanguageAndATopicInTheOther() {
    assertThat(shown("the main car of the fleet")).containsExactly("car", "fleet");
    assertThat(shown("la gestion de la main et du car")).containsExactly("gestion de la main");
  }

  @Test
  void weakWordsAreNoTopicAloneButPartOfOne() {
    assertThat(shown("the customer asked for a page")).isEmpty();
    assertThat(shown("the customer data of the page speed report"))
        .containsExactly("customer data", "page speed");
  }

  @Test
  void aNumberBelongsToTheAcronymBeforeIt() {
    assertThat(shown("ISO 27001 and 30 audits in 2026")).containsExactly("ISO 27001", "audits");
  }

  @Test
  void addressesTagsAndFileEndingsAreNoWords() {
    assertThat(shown("see https://www.example.com/data/residency or ask ada@example.com"))
        .isEmpty();
    assertThat(shown("<p style=\"colour: red\">audit&nbsp;trails</p>"))
        .containsExactly("audit trails");
    assertThat(shown("audit_trails.pdf")).containsExactly("audit trails");
  }

  @Test
  void ofManyPhrasesTheMostFrequentAreFoundAndOfEquallyFrequentOnesTheFirst() {
    String text = "alpha, beta, gamma, delta, gamma, beta, gamma";
    assertThat(finder.find(text, 3))
        .extracting(KeyPhrase::shown)
        .containsExactly("gamma", "beta", "alpha");
  }

  @Test
  void whatIsNamedStaysWhole() {
    assertThat(finder.named("  Total cost\n of  ownership of a DAM ").shown())
        .isEqualTo("Total cost of ownership of a DAM");
    assertThat(finder.named("pricing").shown()).isEqualTo("pricing");
    assertThat(finder.named("データ").key()).isEqualTo("データ");
  }

  private List<String> shown(String text) {
    Stream<KeyPhrase> found = finder.find(text, 8).stream();
    return found.map(KeyPhrase::shown).toList();
  }
}
