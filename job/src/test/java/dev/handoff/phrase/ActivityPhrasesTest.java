package dev.handoff.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.engagement.KeyPhrase;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityPhrasesTest {

  private static final Asset ASSET =
      new Asset("a-17", "Audit trails", "https://www.example.com/audit");

  private final ActivityPhrases phrases = new ActivityPhrases();

  @ParameterizedTest
  @ValueSource(strings = {"emailOpened", "emailClicked", "assetDownloaded", "documentInteracted"})
  void whatWasReadNamesItsSubject(String type) {
    assertThat(shown(type, ASSET, "about data residency"))
        .containsExactly("data residency", "audit trails");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chatEngaged", "webinarQuestionAsked", "meetingScheduled", "callLogged"})
  void ofQuestionsAndSummariesTheTextCountsAndTheNameOfWhereTheyWereSaidDoesNot(String type) {
    assertThat(shown(type, ASSET, "about data residency")).containsExactly("data residency");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pageViewed", "linkClicked", "formFilledOut", "webinarPollAnswered"})
  void pagesLinksFormsAndPollsAreNoSource(String type) {
    assertThat(shown(type, ASSET, "about data residency")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"emailSent", "emailDelivered", "emailBounced", "emailUnsubscribed"})
  void mailThatWasNotReadIsNoSource(String type) {
    assertThat(shown(type, ASSET, "about data residency", "data residency")).isEmpty();
  }

  @Test
  void whatAMachineDidIsNoSource() {
    assertThat(phrases.of(activity("emailOpened", ASSET, null, true))).isEmpty();
  }

  @Test
  void topicsThatTheSourceNamesStandForTheText() {
    assertThat(shown("pageViewed", ASSET, "about data residency", "Pricing", "pricing", " ", "ROI"))
        .containsExactly("Pricing", "ROI");
  }

  @Test
  void noMoreThanEightCountAnActivity() {
    String[] topics = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    assertThat(shown("chatEngaged", null, null, topics)).hasSize(8);
    String text = "alpha, beta, gamma, delta, epsilon, zeta, eta, theta, iota, kappa";
    assertThat(shown("documentInteracted", new Asset(null, "lambda, omega", null), text))
        .hasSize(8);
  }

  @Test
  void aPhraseCountsOnceAnActivity() {
    assertThat(shown("documentInteracted", ASSET, "an audit trail and audit trails"))
        .containsExactly("audit trail");
  }

  @Test
  void aNamedTopicThatIsTooLongIsNone() {
    assertThat(shown("chatEngaged", null, null, String.join("", Collections.nCopies(61, "x"))))
        .isEmpty();
  }

  private List<String> shown(
      String type, @Nullable Asset asset, @Nullable String text, String... keywords) {
    return phrases.of(activity(type, asset, text, false, keywords)).stream()
        .map(packed -> KeyPhrase.unpacked(packed).shown())
        .toList();
  }

  private static Activity activity(
      String type,
      @Nullable Asset asset,
      @Nullable String text,
      boolean automated,
      String... keywords) {
    return new Activity(
        "d-1", "ada", type, Instant.EPOCH, asset, text, List.of(keywords), automated);
  }
}
