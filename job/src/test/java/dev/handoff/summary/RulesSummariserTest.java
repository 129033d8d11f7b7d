package dev.handoff.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.alert.SalesAlert.Moment;
import dev.handoff.fixture.AlertBuilder;
import dev.handoff.fixture.Alerts;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesSummariserTest {
  private final RulesSummariser summariser = new RulesSummariser();

  @Test
  void a_busy_month_is_told_in_english() {
    assertThat(summariser.summarise(Alerts.full("en")))
        .isEqualTo(
            "Ada Moreau (VP Digital Experience) is the most engaged member, with an engagement"
                + " score of 95, followed by Ben Okafor (Head of Marketing Operations) with 90."
                + " The members shown here account for 18 page views, 12 e-mail opens, 8 webinar"
                + " questions, 2 downloads and 2 other activities in the last 30 days."
                + " 12 interesting moments were recorded, the latest on 18 April 2026: Ada"
                + " Moreau, “Opened the webinar invitation”."
                + " The group is 95% complete; the role of Evaluator is still missing.");
  }

  @Test
  void a_busy_month_is_told_in_french() {
    assertThat(summariser.summarise(Alerts.full("fr")).replace('\u00a0', '~'))
        .contains("Ada Moreau (VP Digital Experience) est le membre le plus engagé")
        .contains("totalisent 18 pages vues, 12 e-mails ouverts, 8 questions posées en webinaire")
        .contains("2 téléchargements et 2 autres activités")
        .contains("12 moments intéressants ont été enregistrés, le dernier le 18 avril 2026~: ")
        .contains("«~Opened the webinar invitation~»")
        .endsWith("Le groupe est complet à 95~%~; le rôle Evaluator manque encore.");
  }

  @Test
  void a_month_without_anything_is_said_to_be_one() {
    assertThat(summariser.summarise(Alerts.quiet("en")))
        .isEqualTo(
            "Nothing was recorded in the last 30 days: no activity of the members shown here and"
                + " no interesting moment. The group is 100% complete and no required role is"
                + " missing.");
    assertThat(summariser.summarise(Alerts.quiet("fr"))).startsWith("Rien n'a été enregistré");
  }

  @Test
  void a_group_without_members_is_said_to_have_none() {
    assertThat(summariser.summarise(new AlertBuilder().missingRoles("A", "B").build()))
        .contains("no members yet", "the roles of A and B are still missing");
  }

  @Test
  void one_of_something_is_singular_and_the_first_of_a_month_has_its_form_in_french() {
    Moment moment =
        new Moment(
            java.time.Instant.parse("2026-03-31T22:30:00Z"), null, "", MomentType.WEB, "Visited");
    AlertBuilder builder = new AlertBuilder().moments(1, List.of(moment)).members(Alerts.ada());
    assertThat(summariser.summarise(builder.build()))
        .contains(
            "6 page views, 5 e-mail opens, 4 webinar questions, 1 download and 1 other activity")
        .contains("One interesting moment was recorded, on 1 April 2026: Visited.");
    assertThat(summariser.summarise(builder.locale("fr").build()))
        .contains("1 téléchargement et 1 autre activité")
        .contains("Un moment intéressant a été enregistré, le 1er avril 2026");
  }
}
