package dev.handoff.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.alert.SalesAlert.WhyNow;
import dev.handoff.fixture.AlertBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The alert of these tests has a score of 67, it was 48 seven days ago; it is 80% complete. */
class WhyNowReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "group.engagementScore >= 60 ; 67 ; Engagement score reached 60: it is 67, it was 48 seven"
            + " days ago",
        "group.engagementScore > 60 ; 63 ; Engagement score passed 60: it was 63 at that moment, it"
            + " is 67 now, it was 48 seven days ago",
        "group.completenessScore >= 75 ; 80 ; Completeness score reached 75%: it is 80%",
        "size(group.membersIn('Influencer')) > 1 ; 3 ; 3 members in the role Influencer"
            + " (threshold: above 1)",
        "group.members.size() >= 5 ; 6 ; 6 members (threshold: at least 5)",
        "group.activities('webinarQuestionAsked', 'P7D') >= 2 ; 4 ; “Asked a webinar question” 4"
            + " times in the last 7 days (threshold: at least 2)",
        "group.moments('Milestone','P1D') >= 1 ; 1 ; 1 interesting moment (Milestone) in the last"
            + " day (threshold: at least 1)",
        "group.missingRoles.size() == 0 ; 0 ; No required role is missing",
        "size(group.missingRoles) <= 2 ; 1 ; 1 required role is missing (threshold: at most 2)",
        "group.status == 'Interest' ; Interest ; Status is Interest",
        "group.status != 'Closed' ; Interest ; Status is Interest (threshold: other than Closed)",
        "group.stage in ['Intent', 'Purchase'] ; Intent ; Stage is Intent",
        "group.engagementScore >= 70 || group.stage == 'Intent' ; true ; One of these holds:"
            + " engagement score reached 70 or stage is Intent",
        "(group.moments('Web', 'P7D') > 1 && group.completenessScore >= 75)"
            + " || group.membersIn('Decision Maker').size() >= 2 || group.status in ['A', 'B'] ;"
            + " true ; One of these holds: at least 2 interesting moments (Web) in the last 7 days"
            + " and completeness score reached 75%, at least 2 members in the role Decision Maker"
            + " or status is A or B",
        "group.missingRoles.size() < 1 || group.stage != 'a || b' || group.members.size() == 4 ;"
            + " true ; One of these holds: no required role is missing, stage is other than a || b"
            + " or 4 members",
        "group.engagementScore >= 70 || has(group.account.owner) ; true ; A condition of the"
            + " journey holds [group.engagementScore >= 70 || has(group.account.owner)]",
        "group.engagementScore >= 70 || !(group.stage == 'Intent') ; true ; A condition of the"
            + " journey holds [group.engagementScore >= 70 || !(group.stage == 'Intent')]",
        "group.members.filter(m, m.engagementScore > 5).size() >= 3 ; 4 ; A condition of the journey"
            + " holds: 4 [group.members.filter(m, m.engagementScore > 5).size() >= 3]",
      })
  void a_condition_says_what_crossed_which_line(String condition, String value, String words) {
    assertThat(english(new WhyNow(condition, value))).containsExactly(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "group.engagementScore >= 60 ; 67 ; Le score d'engagement a atteint 60\u00a0: il est de 67,"
            + " il était de 48 sept jours plus tôt",
        "group.completenessScore > 75 ; 80 ; Le score d'exhaustivité a dépassé 75\u00a0%\u00a0: il"
            + " est de 80\u00a0%",
        "group.activities('formFilledOut', 'P7D') >= 1 ; 1 ; «\u00a0A rempli un"
            + " formulaire\u00a0» 1\u00a0fois au cours des 7 derniers jours (seuil\u00a0: au moins"
            + " 1)",
        "size(group.missingRoles) <= 2 ; 0 ; Aucun rôle obligatoire ne manque",
        "group.engagementScore >= 70 || group.activities('formFilledOut', 'P7D') >= 1"
            + " || group.stage == 'Intent' ; true ; Une de ces conditions est remplie\u00a0: le"
            + " score d'engagement a atteint 70, «\u00a0A rempli un formulaire\u00a0» au moins"
            + " 1\u00a0fois au cours des 7 derniers jours ou l'étape est Intent",
      })
  void so_it_does_in_french(String condition, String value, String words) {
    assertThat(readings("fr", new WhyNow(condition, value))).containsExactly(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group.solutionInterest == 'aem-assets'",
        "group.solutionInterest in ['aem-sites', 'aem-assets']",
        "group.account.country in ['FR', 'BE']",
        "group.name == 'group.engagementScore'",
        "true"
      })
  void what_a_group_simply_is_is_no_reason(String condition) {
    assertThat(english(new WhyNow(condition, "x"))).isEmpty();
  }

  @Test
  void a_line_that_the_score_is_no_longer_over_gives_way_to_the_newer_one() {
    WhyNow warm = new WhyNow("group.engagementScore >= 70", "72");
    WhyNow cold = new WhyNow("group.engagementScore < 68", "67");
    assertThat(english(warm, cold)).singleElement().asString().contains("is below 68");
    assertThat(english(warm))
        .as("what let the group through is said where nothing newer is")
        .singleElement()
        .asString()
        .contains("reached 70: it was 72 at that moment, it is 67 now");
  }

  @Test
  void a_value_that_was_forgotten_with_a_person_is_a_dash() {
    assertThat(english(new WhyNow("group.engagementScore >= 60", "–")))
        .containsExactly("Engagement score reached 60: it is 67, it was 48 seven days ago");
    assertThat(english(new WhyNow("size(group.membersIn('Champion')) >= 1", "–")))
        .containsExactly("– members in the role Champion (threshold: at least 1)");
  }

  private static List<String> english(WhyNow... conditions) {
    return readings("en", conditions);
  }

  private static List<String> readings(String locale, WhyNow... conditions) {
    Labels labels = Labels.of(locale);
    return new WhyNowReading(
            labels, new AlertBuilder().scores(67, 48, 80).whyNow(conditions).build())
        .reasons().stream().map(reading -> words(reading, labels)).toList();
  }

  private static String words(Reason reading, Labels labels) {
    return (reading.detail().isEmpty()
            ? reading.claim()
            : labels.say("pair", reading.claim(), reading.detail()))
        + (reading.line().isEmpty() ? "" : " (" + reading.line() + ")")
        + (reading.code().isEmpty() ? "" : " [" + reading.code() + "]");
  }
}
