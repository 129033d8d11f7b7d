package dev.handoff.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.Moment;
import dev.handoff.domain.alert.ScorePart;
import dev.handoff.fixture.AlertBuilder;
import dev.handoff.fixture.Alerts;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesSummariserTest {
  private static final int LONGEST = 2_000;

  private final RulesSummariser summariser = new RulesSummariser();

  @Test
  void aBusyMonthIsToldInEnglish() {
    assertThat(summariser.summarise(Alerts.full("en")))
        .isEqualTo(
            "Ada Moreau (VP Digital Experience) is the most engaged member, with an engagement"
                + " score of 95, followed by Ben Okafor (Head of Marketing Operations) with 90."
                + " In 7 days the score of the group rose from 62 to 95."
                + " In the last 30 days the 4 members shown here account for 18 page views, 12"
                + " e-mail opens, 8 webinar questions, 2 downloads and 2 other activities."
                + " The topics that come up most are asset workflow, generative AI and brand portal."
                + " 12 interesting moments were recorded, the latest on 18 April 2026: Ada"
                + " Moreau, “Opened the webinar invitation”."
                + " The group is 95% complete; the role of Evaluator is still missing.");
  }

  @Test
  void aBusyMonthIsToldInFrench() {
    assertThat(summariser.summarise(Alerts.full("fr")).replace('\u00a0', '~'))
        .isEqualTo(
            "Ada Moreau (VP Digital Experience) est le membre le plus engagé, avec un score"
                + " d'engagement de 95, devant Ben Okafor (Head of Marketing Operations) avec 90."
                + " En 7~jours, le score du groupe est passé de 62 à 95."
                + " Au cours des 30~derniers jours, les 4~membres présentés ici totalisent 18~pages"
                + " vues, 12~e-mails ouverts, 8~questions posées en webinaire, 2~téléchargements et"
                + " 2~autres activités."
                + " Les sujets qui reviennent le plus~: asset workflow, generative AI et brand"
                + " portal."
                + " 12~moments intéressants ont été enregistrés, le dernier le 18~avril 2026~: Ada"
                + " Moreau, «~Opened the webinar invitation~»."
                + " Le groupe est complet à 95~%~; le rôle Evaluator manque encore.");
  }

  @Test
  void aMonthWithoutAnythingIsSaidToBeOne() {
    assertThat(summariser.summarise(Alerts.quiet("en")))
        .isEqualTo(
            "Nothing was recorded in the last 30 days: no activity of the members shown here and"
                + " no interesting moment. The group is 100% complete and no required role is"
                + " missing.");
    assertThat(summariser.summarise(Alerts.quiet("fr"))).startsWith("Rien n'a été enregistré");
  }

  @Test
  void aGroupWithoutMembersIsSaidToHaveNone() {
    assertThat(summariser.summarise(new AlertBuilder().missingRoles("A", "B").build()))
        .isEqualTo(
            "The group has no members yet, so there is nothing to report for the last 30 days."
                + " The group is 95% complete; the roles of A and B are still missing.");
  }

  @Test
  void oneOfSomethingIsSingularAndTheFirstOfAMonthHasItsFormInFrench() {
    Moment moment =
        new Moment(
            Instant.parse("2026-03-31T22:30:00Z"), null, "", MomentType.WEB, "Visited the stand. ");
    AlertBuilder builder = new AlertBuilder().moments(1, List.of(moment)).members(Alerts.ada());
    assertThat(summariser.summarise(builder.build()))
        .contains("Ada Moreau (VP Digital Experience) is the only member")
        .contains("this member accounts for 6 page views, 5 e-mail opens, 4 webinar questions,")
        .contains(" 1 download and 1 other activity.")
        .contains("One interesting moment was recorded, on 1 April 2026: “Visited the stand”. ");
    assertThat(summariser.summarise(builder.locale("fr").build()).replace('\u00a0', '~'))
        .contains("1~téléchargement et 1~autre activité.")
        .contains("Un moment intéressant a été enregistré, le 1er~avril 2026~: «~Visited");
    assertThat(summariser.summarise(builder.timeZone("America/New_York").build()))
        .contains("31\u00a0mars 2026");
  }

  @ParameterizedTest
  @CsvSource({
    "en, 40, fell from 62 to 40.",
    "en, 62, 'is 62, as it was 7 days ago.'",
    "fr, 40, est descendu de 62 à 40.",
    "fr, 62, 'est de 62, comme il y a 7\u00a0jours.'"
  })
  void aTrendHasItsDirection(String locale, int score, String told) {
    assertThat(
            summariser.summarise(
                new AlertBuilder()
                    .locale(locale)
                    .scores(score, 62, 50)
                    .members(Alerts.ada())
                    .build()))
        .contains(told);
  }

  @Test
  void quotesWithinAQuoteAreInnerOnes() {
    AlertBuilder builder = new AlertBuilder().members(Alerts.ada());
    Instant at = Instant.parse("2026-04-18T06:40:00Z");
    Moment english = new Moment(at, null, "", MomentType.WEB, "Read \"Rights\"");
    Moment french = new Moment(at, null, "", MomentType.WEB, "A lu «\u00a0Droits\u00a0»");
    assertThat(summariser.summarise(builder.moments(1, List.of(english)).build()))
        .contains(": “Read ‘Rights’”.");
    assertThat(summariser.summarise(builder.locale("fr").moments(1, List.of(french)).build()))
        .contains("«\u00a0A lu “Droits”\u00a0».");
  }

  @Test
  void largeNumbersHaveTheirSeparators() {
    AlertMember busy = member("Ada Moreau", 95, part(ActivityType.PAGE_VIEWED, 1_234_567));
    AlertBuilder builder = new AlertBuilder().members(busy);
    assertThat(summariser.summarise(builder.build())).contains("1,234,567 page views");
    assertThat(summariser.summarise(builder.locale("fr").build()))
        .contains("1\u202f234\u202f567\u00a0pages vues");
  }

  @Test
  void whoDidMostOfItIsNamed() {
    AlertMember ada = member("Ada Moreau", 90, part(ActivityType.PAGE_VIEWED, 2));
    AlertMember ben = member("Ben Okafor", 90, part(ActivityType.EMAIL_OPENED, 5));
    AlertBuilder builder = new AlertBuilder().members(ada, ben);
    assertThat(summariser.summarise(builder.build()))
        .contains("Ada Moreau and Ben Okafor are the most engaged members, both with")
        .contains("Ben Okafor did most of it: 5 of 7 activities.");
    assertThat(summariser.summarise(builder.locale("fr").build()))
        .contains("Ben Okafor en a fait la plus grande partie\u00a0: 5 sur 7 activités.");
    AlertMember idle = member("Chloé Dubois", 0);
    assertThat(summariser.summarise(new AlertBuilder().members(ben, idle).build()))
        .contains("Ben Okafor is the only engaged member")
        .contains("All of it was done by Ben Okafor.");
  }

  @ParameterizedTest
  @CsvSource({
    "partner:demoRequested, 3 × “demo requested”",
    "trial_started, 3 × “trial started”",
    "https://ns.example/videoWatched, 3 × “video watched”",
    "marketo:104, 3 × “marketo 104”",
    "4711, 3 activities"
  })
  void anUnknownTypeIsShownByItsWords(String type, String told) {
    AlertMember ada = member("Ada Moreau", 0, part(type, 3));
    assertThat(summariser.summarise(new AlertBuilder().members(ada).build()))
        .contains("accounts for " + told + ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyKnownTypeHasItsWords(String locale) throws IllegalAccessException {
    for (Field field : ActivityType.class.getFields()) {
      String type = (String) field.get(null);
      if (!type.equals(ActivityType.INTERESTING_MOMENT)) {
        for (int n : new int[] {1, 2}) {
          AlertMember ada = member("Ada Moreau", 0, part(type, n));
          assertThat(summariser.summarise(new AlertBuilder().locale(locale).members(ada).build()))
              .as(type)
              .contains(locale.equals("fr") ? n + "\u00a0" : n + " ")
              .doesNotContain("×", type);
        }
      }
    }
  }

  @Test
  void manyMissingRolesAreNamedInPart() {
    AlertBuilder builder = new AlertBuilder().missingRoles("A", "B", "C", "D", "E", "F");
    assertThat(summariser.summarise(builder.build()))
        .contains("roles of A, B, C, D and 2 more are");
    assertThat(summariser.summarise(builder.locale("fr").build()))
        .contains("les rôles A, B, C, D et 2 autres manquent");
  }

  @Test
  void anIncompleteGroupWithoutAMissingRoleIsNotSaidToBeWhole() {
    assertThat(summariser.summarise(new AlertBuilder().scores(50, 50, 50).build()))
        .endsWith("50% complete: every required role has a member, but not yet enough of them.");
  }

  /** Whatever an alert holds, the summary is prose: no gaps, no wrong plurals, one end. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void anyAlertMakesProse(String locale) {
    for (int seed = 0; seed < 2_000; seed++) {
      String text = summariser.summarise(any(new Random(seed), locale));
      assertThat(text)
          .as("seed " + seed)
          .hasSizeLessThan(LONGEST)
          .matches("(?s)\\S.*[^.]\\.")
          .doesNotContain("  ", " .", " ,", "..", "\n", "\t", "{", "null", "“”", "«\u00a0»")
          .doesNotContainPattern(
              "\\b1[ \u00a0](?:activities|activités|moments|other activities)\\b")
          .doesNotContainPattern(" \u00a0|\u00a0 ");
    }
  }

  private static SalesAlert any(Random random, String locale) {
    List<String> types =
        new ArrayList<>(
            List.of("pageViewed", "emailOpened", "x:demoAsked", "42", "chatEngaged", "::"));
    AlertMember[] members = new AlertMember[random.nextInt(5)];
    Arrays.setAll(
        members,
        i -> {
          ScorePart[] parts = new ScorePart[random.nextInt(5)];
          Arrays.setAll(
              parts, p -> part(types.get(random.nextInt(types.size())), random.nextInt(3) * 7 / 5));
          return member(text(random, 300), random.nextInt(3) * 50, parts);
        });
    List<Moment> moments = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      moments.add(
          new Moment(
              Instant.ofEpochSecond(random.nextInt()),
              null,
              random.nextBoolean() ? "" : text(random, 200),
              MomentType.WEB,
              text(random, 300)));
    }
    String[] roles = new String[random.nextInt(8)];
    Arrays.setAll(roles, i -> text(random, 200));
    String[] topics = new String[random.nextInt(4)];
    Arrays.setAll(topics, i -> text(random, 60));
    return new AlertBuilder()
        .locale(locale)
        .timeZone(random.nextBoolean() ? "Europe/Paris" : "Nowhere/Land")
        .scores(random.nextInt(101), random.nextBoolean() ? null : random.nextInt(101), 80)
        .members(members)
        .moments(moments.isEmpty() ? 0 : moments.size() + random.nextInt(3), moments)
        .missingRoles(roles)
        .topics(topics)
        .build();
  }

  private static String text(Random random, int longest) {
    String letters = "ab cd\nef  gh\tÉ.ü";
    StringBuilder text = new StringBuilder("T");
    for (int i = random.nextInt(longest); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString().replaceAll("\\.+|\\s+[.]", ".").replace(".", "o").strip();
  }

  private static AlertMember member(String name, int score, ScorePart... parts) {
    return new AlertMember(
        "p-" + name.hashCode(),
        name,
        null,
        "Decision Maker",
        score,
        List.of(parts),
        null,
        List.of(),
        List.of(),
        null,
        null);
  }

  private static ScorePart part(String type, int tally) {
    BigDecimal weight = BigDecimal.valueOf(40);
    return new ScorePart(type, tally, weight, weight.multiply(BigDecimal.valueOf(tally)));
  }
}
