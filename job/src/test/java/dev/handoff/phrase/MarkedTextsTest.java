package dev.handoff.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found in texts is what a person marked in them (SPEC section 5, topics of interest). */
class MarkedTextsTest {

  @Test
  void inTheTextsThatTheListsWereMadeWithNearlyAllIsFoundAndNearlyNothingElse() throws IOException {
    List<Marked> texts = Marked.in("labelled.txt");
    Marked.Agreement agreement = Marked.agreement(texts);

    assertThat(texts).hasSizeGreaterThan(40);
    assertThat(agreement.precision()).as(agreement.toString()).isGreaterThan(0.94);
    assertThat(agreement.recall()).as(agreement.toString()).isGreaterThan(0.9);
  }

  @Test
  void inTextsTheListsHaveNotSeenFourInFiveAreFoundAndFourInFiveOfThoseFoundAreRight()
      throws IOException {
    Marked.Agreement agreement = Marked.agreement(Marked.in("unseen.txt"));

    assertThat(agreement.precision()).as(agreement.toString()).isGreaterThan(0.8);
    assertThat(agreement.recall()).as(agreement.toString()).isGreaterThan(0.8);
  }
}
