package dev.handoff.template;

import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.Calibration;
import dev.handoff.domain.alert.SalesAlert.DayScore;
import dev.handoff.domain.alert.SalesAlert.Group;
import dev.handoff.domain.alert.SalesAlert.Interest;
import dev.handoff.domain.alert.SalesAlert.Moment;
import dev.handoff.domain.alert.SalesAlert.Moments;
import dev.handoff.domain.alert.SalesAlert.Origin;
import dev.handoff.domain.alert.SalesAlert.OtherGroup;
import dev.handoff.domain.alert.SalesAlert.RecentActivity;
import dev.handoff.domain.alert.SalesAlert.Summary;
import dev.handoff.domain.alert.SalesAlert.TopMember;
import dev.handoff.domain.alert.SalesAlert.WhyNow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sales alerts that nobody was sent, to look at templates with: about Ada Moreau, Ben Okafor, Chloé
 * Dubois and Diego Ruiz of the account Lumia, who may buy Experience Manager Assets.
 */
public final class AlertSamples {
  /** A Saturday, nine in the morning in Paris. */
  public static final Instant DECIDED_AT = Instant.parse("2026-04-18T07:00:00Z");

  private static final Interest ASSETS = new Interest("aem-assets", "Experience Manager Assets");

  private static final String SUMMARY_EN =
      "Ada Moreau (VP Digital Experience) is the most engaged member, followed by Ben Okafor."
          + " They opened ten e-mails, asked eight questions in webinars and booked two meetings.";
  private static final String SUMMARY_FR =
      "Ada Moreau (VP Digital Experience) est la plus engagée, devant Ben Okafor. Ils ont ouvert"
          + " dix e-mails, posé huit questions en webinaire et pris deux rendez-vous.";

  private AlertSamples() {}

  /** Everything there is to show, in this language. */
  public static SalesAlert full(String locale) {
    return alert(
        locale,
        new Group(
            "Experience Manager Assets for Lumia", "acc-lumia", "Lumia", ASSETS, "Interest", null),
        new Scores(95, 62, trend(62, 62, 65, 71, 78, 84, 90, 95), 95),
        List.of("Evaluator"),
        List.of(
            new WhyNow("group.engagementScore >= 70", "95"),
            new WhyNow("group.completenessScore >= 80", "95"),
            new WhyNow("group.membersIn('Decision Maker').size() >= 2", "2")),
        List.of("asset workflow", "generative AI", "brand portal"),
        new Summary(locale.equals("fr") ? SUMMARY_FR : SUMMARY_EN, Origin.MODEL),
        new Moments(12, LumiaMembers.moments()),
        LumiaMembers.all(),
        List.of("sales-lumia@example.com", "nadia@example.com", "owner@example.com"));
  }

  /** A new group without anything: no score before, nobody active, nothing missing, no moments. */
  public static SalesAlert quiet(String locale) {
    AlertMember silent =
        new AlertMember(
            "p-ada", "Ada Moreau", null, "", 0, List.of(), null, List.of(), List.of(), null, null);
    return nothing(locale, List.of(silent));
  }

  /** The same without anybody in it. */
  public static SalesAlert empty(String locale) {
    return nothing(locale, List.of());
  }

  /**
   * Markup, template syntax, and what would be a header, in every text that comes from elsewhere; a
   * mail must show it as it is.
   *
   * @param text the text
   */
  public static SalesAlert everywhere(String locale, String text) {
    Moment moment = new Moment(DECIDED_AT, "p-1", text, MomentType.WEB, text);
    AlertMember member =
        new AlertMember(
            "p-1",
            text,
            text,
            text,
            50,
            List.of(),
            moment,
            List.of(
                new RecentActivity(text, DECIDED_AT, text, text),
                new RecentActivity(ActivityType.PAGE_VIEWED, DECIDED_AT, null, text)),
            List.of(new OtherGroup("bg-2", text)),
            text,
            text);
    return alert(
        locale,
        new Group(text, text, text, new Interest("aem-assets", text), text, text),
        new Scores(50, 20, trend(20, 50), 50),
        List.of(text),
        List.of(new WhyNow("group.name == 'x'", text)),
        List.of(text),
        new Summary(text, Origin.MODEL),
        new Moments(2, List.of(moment, new Moment(DECIDED_AT, null, "", MomentType.EMAIL, text))),
        List.of(member),
        List.of("sales-lumia@example.com", "owner@example.com"));
  }

  private record Scores(
      int now, @Nullable Integer before, List<DayScore> trend, int completeness) {}

  private static SalesAlert nothing(String locale, List<AlertMember> members) {
    return alert(
        locale,
        new Group("Experience Manager Assets for Lumia", "acc-lumia", "Lumia", ASSETS, "", null),
        new Scores(0, null, List.of(), 100),
        List.of(),
        List.of(),
        List.of(),
        new Summary("", Origin.RULES),
        new Moments(0, List.of()),
        members,
        List.of("sales-lumia@example.com"));
  }

  private static List<DayScore> trend(int... scores) {
    int first = (int) LocalDate.parse("2026-04-19").toEpochDay() - scores.length;
    List<DayScore> days = new ArrayList<>();
    for (int score : scores) {
      days.add(new DayScore(first + days.size(), score));
    }
    return days;
  }

  private static SalesAlert alert(
      String locale,
      Group group,
      Scores scores,
      List<String> missingRoles,
      List<WhyNow> whyNow,
      List<String> topics,
      Summary summary,
      Moments moments,
      List<AlertMember> members,
      List<String> recipients) {
    return new SalesAlert(
        "5d41402abc4b2a76b9719d911017c592",
        "lumia-assets",
        3,
        1,
        "tell-sales",
        "bg-1",
        DECIDED_AT,
        DECIDED_AT.plus(Duration.ofHours(24)),
        group,
        scores.now(),
        BigDecimal.valueOf(scores.now()),
        scores.before(),
        scores.trend(),
        scores.completeness(),
        missingRoles,
        new Calibration("default", 0),
        whyNow,
        members.stream()
            .filter(member -> member.engagementScore() > 0)
            .limit(2)
            .map(member -> new TopMember(member.personId(), member.name(), member.role()))
            .toList(),
        topics,
        summary,
        moments,
        members,
        recipients,
        locale,
        "Europe/Paris",
        null);
  }
}
