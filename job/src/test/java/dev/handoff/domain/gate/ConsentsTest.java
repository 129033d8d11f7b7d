package dev.handoff.domain.gate;

import static dev.handoff.domain.gate.AtTheGate.NEWSLETTER;
import static dev.handoff.domain.gate.AtTheGate.consentOf;
import static dev.handoff.domain.gate.AtTheGate.newsletter;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.BEN;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.Consent.Purpose;
import dev.handoff.domain.message.Consent.Status;
import dev.handoff.domain.message.MessageClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has said what about promotional mail, and what holds for who has not (SPEC section 9). */
class ConsentsTest {

  private final AtTheGate ada = new AtTheGate();

  @ParameterizedTest
  @CsvSource({
    "GRANTED,             send",
    "SOFT_OPT_IN,         send",
    "LEGITIMATE_INTEREST, send",
    "DENIED,              no-consent",
    "WITHDRAWN,           unsubscribed",
  })
  void thePersonsWordDecides(Status status, String verdict) {
    assertThat(ada.consent(status, null, MONDAY).says(newsletter("n-1"), TUESDAY))
        .isEqualTo(verdict);
  }

  /** What is said about all topics, on this one, on another; a dash says nothing. */
  @ParameterizedTest
  @CsvSource({
    // On Monday,  on Tuesday,          and so on Wednesday
    "all DENIED,            -,                     no-consent",
    "all DENIED,            newsletter GRANTED,    send",
    "newsletter GRANTED,    all DENIED,            no-consent",
    "newsletter WITHDRAWN,  all GRANTED,           send",
    "all GRANTED,           newsletter WITHDRAWN,  unsubscribed",
    "all GRANTED,           events WITHDRAWN,      send",
    "events GRANTED,        -,                     no-consent",
  })
  void theNewestWordOnTheTopicOrOnAllDecides(String first, String second, String verdict) {
    say(first, MONDAY);
    say(second, TUESDAY);

    assertThat(ada.says(newsletter("n-1"), WEDNESDAY)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "all GRANTED,            all WITHDRAWN,       unsubscribed",
    "all GRANTED,            all DENIED,          no-consent",
    "newsletter GRANTED,     all DENIED,          no-consent",
    "all GRANTED,            newsletter WITHDRAWN, unsubscribed",
    "all SOFT_OPT_IN,        all GRANTED,         send",
  })
  void ofTwoAtOneTimeTheMoreRestrictiveWins(String one, String other, String verdict) {
    say(one, MONDAY);
    say(other, MONDAY);
    assertThat(ada.says(newsletter("n-1"), TUESDAY)).isEqualTo(verdict);

    AtTheGate inTheOtherOrder = new AtTheGate();
    say(inTheOtherOrder, other, MONDAY);
    say(inTheOtherOrder, one, MONDAY);
    assertThat(inTheOtherOrder.says(newsletter("n-1"), TUESDAY)).isEqualTo(verdict);
  }

  @Test
  void inWhateverOrderConsentsComeTheSameHolds() {
    Random dice = new Random(7);
    List<Consent> all = new ArrayList<>();
    for (Status status : Status.values()) {
      for (@Nullable String topic : Arrays.asList(null, NEWSLETTER, "events")) {
        for (String law : List.of("US", "FR", "DE")) {
          all.add(consentOf(status, topic, law, MONDAY.plusSeconds(dice.nextInt(3))));
        }
      }
    }
    RecipientFile first = fileOf(all);
    for (int shuffle = 0; shuffle < 50; shuffle++) {
      Collections.shuffle(all, dice);
      RecipientFile other = fileOf(all);
      assertThat(other.consents().statements())
          .containsExactlyInAnyOrderElementsOf(first.consents().statements());
      assertThat(other.consents().laws()).isEqualTo(first.consents().laws());
    }
  }

  /** Nobody has said anything. */
  @ParameterizedTest(name = "account {0}, member of a group {1}, option {2}: {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "-,             false, ELSEWHERE, no-consent",
        "-,             true,  ELSEWHERE, no-consent",
        "-,             false, US,        send",
        "-,             false, FR,        no-consent",
        "-,             true,  FR,        send",
        "US,            false, ELSEWHERE, send",
        "United States, false, ELSEWHERE, send",
        "USA,           false, ELSEWHERE, send",
        "FR,            true,  ELSEWHERE, send",
        "france,        true,  ELSEWHERE, send",
        "FR,            false, US,        no-consent",
        "DE,            true,  US,        no-consent",
        "Atlantis,      true,  US,        no-consent",
      })
  void whereNobodyHasSpokenTheLawOfTheAccountsCountryDecides(
      @Nullable String country, boolean member, Jurisdiction option, String verdict) {
    GateRules rules =
        new GateRules(
            QuietHours.NONE, null, AtTheGate.RULES.allowed(), option, AtTheGate.RULES.lookback());
    MailAtGate mail = unasked(country, member);

    Verdict said = new SendGate(rules).judge(mail, RecipientFile.empty(), MONDAY, id -> false);

    assertThat(said instanceof Verdict.Stop stop ? stop.reason().wireName() : "send")
        .isEqualTo(verdict);
  }

  @Test
  void theNewestConsentThatNamesALawBeatsTheAccountsCountry() {
    ada.file.consented(consentOf(Status.GRANTED, "events", "US", MONDAY));
    assertThat(ada.says(unasked("DE", false), WEDNESDAY)).isEqualTo("send");

    ada.file.consented(consentOf(Status.GRANTED, "events", null, TUESDAY));
    assertThat(ada.says(unasked("DE", false), WEDNESDAY)).as("names none").isEqualTo("send");

    ada.file.consented(consentOf(Status.GRANTED, "events", "eu", TUESDAY));
    assertThat(ada.says(unasked("US", true), WEDNESDAY)).isEqualTo("no-consent");
  }

  @Test
  void aConsentIsOnesOwn() {
    ada.file.consented(
        new Consent(
            BEN, Purpose.MARKETING_EMAIL, null, Status.GRANTED, null, "form", null, MONDAY));

    assertThat(ada.says(newsletter("n-1"), TUESDAY)).isEqualTo("no-consent");
  }

  @Test
  void leaveToTrackIsNoLeaveToMail() {
    ada.file.consented(
        new Consent(ADA, Purpose.OPEN_TRACKING, null, Status.GRANTED, null, "form", null, MONDAY));

    assertThat(ada.says(newsletter("n-1"), TUESDAY)).isEqualTo("no-consent");
  }

  private void say(String word, Instant at) {
    say(ada, word, at);
  }

  private static void say(AtTheGate whom, String word, Instant at) {
    if (!word.equals("-")) {
      String topic = word.substring(0, word.indexOf(' '));
      Status status = Status.valueOf(word.substring(word.indexOf(' ') + 1));
      whom.consent(status, topic.equals("all") ? null : topic, at);
    }
  }

  private static RecipientFile fileOf(List<Consent> consents) {
    RecipientFile file = RecipientFile.empty();
    consents.forEach(file::consented);
    return file;
  }

  private static MailAtGate unasked(@Nullable String country, boolean member) {
    return new MailAtGate(
        "n-1",
        MessageClass.PROMOTIONAL,
        AtTheGate.ADDRESS,
        ADA,
        "spring-offer",
        1,
        NEWSLETTER,
        null,
        AtTheGate.PARIS,
        country,
        member,
        null,
        false);
  }
}
