package dev.handoff.template;

import static dev.handoff.fixture.Alerts.DECIDED_AT;

import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.Moment;
import dev.handoff.domain.alert.SalesAlert.Origin;
import dev.handoff.domain.alert.SalesAlert.OtherGroup;
import dev.handoff.domain.alert.SalesAlert.RecentActivity;
import dev.handoff.domain.alert.SalesAlert.TopMember;
import dev.handoff.domain.alert.SalesAlert.WhyNow;
import dev.handoff.fixture.AlertBuilder;
import dev.handoff.fixture.Alerts;
import dev.handoff.fixture.Pictures;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a mail must stand: every case in which an alert looks different from others. */
enum MailCase {
  FULL(Alerts::full),
  QUIET(Alerts::quiet),
  NO_MEMBERS(
      locale ->
          some(locale)
              .scores(0, 0, 0)
              .trend(0, 0, 0, 0, 0, 0, 0, 0)
              .missingRoles("Decision Maker")
              .whyNow(new WhyNow("group.members.size() == 0", "0"))
              .build()),
  ONE_MEMBER(
      locale ->
          some(locale)
              .scores(58, 40, 50)
              .trend(40, 40, 40, 41, 41, 46, 52, 58)
              .whyNow(new WhyNow("group.activities('formFilledOut', 'P7D') >= 1", "1"))
              .topMembers(new TopMember("p-diego", "Diego Ruiz", "Practitioner"))
              .members(unreachable())
              .build()),
  TIES(
      locale ->
          some(locale)
              .scores(75, 75, 100)
              .trend(75, 74, 76, 75, 75, 75, 75, 75)
              .whyNow(new WhyNow("group.status == 'Interest'", "Interest"))
              .topMembers(
                  new TopMember("p-ada", "Ada Moreau", "Decision Maker"),
                  new TopMember("p-ben", "Ben Okafor", "Decision Maker"))
              .members(
                  plain("p-ada", "Ada Moreau"),
                  plain("p-ben", "Ben Okafor"),
                  plain("p-chloe", "Chloé Dubois"))
              .build()),
  LONG(locale -> everywhere(locale, LongTexts.TITLE, LongTexts.NAME, LongTexts.WORD)),
  RIGHT_TO_LEFT(
      locale -> everywhere(locale, "מנהלת שיווק, אזור 2", "נועה כהן-לוי", "شركة النور (2026)")),
  HOSTILE(
      locale ->
          everywhere(
              locale,
              "<script>alert(1)</script>${7*7} #{7*7} *{7*7}",
              "\"><img src=x onerror=alert(1)>\r\nBcc: evil@evil.example",
              "<#include \"/etc/passwd\"> <@page/> {0} %s </title></style> &amp; --><!--[if mso]>")),
  MANY_MISSING(
      locale ->
          some(locale)
              .scores(22, 51, 17)
              .trend(51, 47, 47, 41, 36, 30, 26, 22)
              .missingRoles(
                  "Decision Maker",
                  "Influencer",
                  "Practitioner",
                  "Executive Steering Committee",
                  "Champion",
                  "Evaluator",
                  "Procurement",
                  "Legal",
                  "Security",
                  "Finance")
              .whyNow(
                  new WhyNow("group.solutionInterest in ['aem-sites', 'aem-assets']", "aem-assets"),
                  new WhyNow("group.engagementScore >= 40", "51"),
                  new WhyNow("group.engagementScore < 25", "22"))
              .topMembers(new TopMember("p-diego", "Diego Ruiz", "Practitioner"))
              .members(unreachable())
              .build()),
  MANY_MOMENTS(
      locale ->
          some(locale)
              .scores(81, 44, 88)
              .trend(44, 44, 52, 60, 59, 70, 77, 81)
              .whyNow(
                  new WhyNow("group.engagementScore >= 60", "62"),
                  new WhyNow("group.moments('Web', 'P7D') >= 2 || group.stage == 'Intent'", "true"),
                  new WhyNow("group.moments('Milestone', 'P7D') >= 2", "9"))
              .topMembers(new TopMember("p-ada", "Ada Moreau", "Decision Maker"))
              .moments(137, manyMoments())
              .members(Alerts.ada(), plain("p-ben", "Ben Okafor"))
              .recipients("a@example.com", "b@example.com", "c@example.com", "d@example.com")
              .build()),
  FIRST_DAY(
      locale ->
          some(locale)
              .scores(64, null, 100)
              .trend(64)
              .whyNow(new WhyNow("group.engagementScore >= 60", "64"))
              .topMembers(new TopMember("p-ada", "Ada Moreau", "Decision Maker"))
              .members(plain("p-ada", "Ada Moreau"))
              .build()),
  OLD_RECORD(
      locale ->
          some(locale)
              .scores(67, 48, 80)
              .whyNow(new WhyNow("group.engagementScore >= 60", "67"))
              .topMembers(new TopMember("p-ada", "Ada Moreau", "Decision Maker"))
              .members(plain("p-ada", "Ada Moreau"), plain("p-ben", "Ben Okafor"))
              .build()),
  LOGO(Alerts::full) {
    @Override
    Brand brand() {
      return new Brand(
          "Côté Ventes",
          "#0a7d5a",
          "Côté Ventes SAS · 12 rue des Exemples · 75002 Paris",
          "privacy@example.com",
          Logo.of(Pictures.wordmark()));
    }
  };

  // Lambdas that capture nothing do not change, but their type does not say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<String, SalesAlert> alert;

  MailCase(Function<String, SalesAlert> alert) {
    this.alert = alert;
  }

  /** The start of the names of its files. */
  String fileName() {
    return "sales-alert-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Brand brand() {
    return Brand.standard();
  }

  /** The mail of the first recipient. */
  RenderedMail render(String locale) {
    SalesAlert one = alert.apply(locale);
    AlertLinks links =
        this == QUIET || this == FIRST_DAY
            ? AlertLinks.none()
            : new AlertLinks(
                "https://crm.example.com/groups/{id}",
                "https://crm.example.com/accounts/{id}",
                "https://crm.example.com/people/{id}",
                "https://crm.example.com/groups/{id}/moments");
    return new AlertRenderer(brand(), links).render(one, one.recipients().get(0));
  }

  private static AlertBuilder some(String locale) {
    String summary = locale.equals("fr") ? "Un mois calme." : "A quiet month.";
    return new AlertBuilder().locale(locale).summary(summary, Origin.RULES);
  }

  private static AlertMember unreachable() {
    return member("p-diego", "Diego Ruiz", "Practitioner", 58, null, null);
  }

  private static AlertMember plain(String id, String name) {
    String email = id.substring(2) + "@lumia.example";
    return member(id, name, "Decision Maker", 75, email, "+33 1 86 95 12 34");
  }

  private static AlertMember member(
      String id,
      String name,
      String role,
      int score,
      @Nullable String email,
      @Nullable String phone) {
    RecentActivity form =
        new RecentActivity(ActivityType.FORM_FILLED_OUT, DECIDED_AT, "Contact form", null);
    return new AlertMember(
        id,
        name,
        "Head of Content",
        role,
        score,
        List.of(),
        null,
        List.of(form),
        List.of(),
        email,
        phone);
  }

  private static List<Moment> manyMoments() {
    return List.of(
        new Moment(DECIDED_AT, "p-ada", "Ada Moreau", MomentType.WEB, "Viewed the pricing"),
        new Moment(DECIDED_AT, "p-ben", "Ben Okafor", MomentType.EMAIL, "Clicked “Book a call”"),
        new Moment(DECIDED_AT, null, "The group", MomentType.MILESTONE, "Reached the stage Intent"),
        new Moment(DECIDED_AT, "p-ben", "Ben Okafor", MomentType.WEB, "Viewed the pricing"));
  }

  /** Texts in every field that comes from elsewhere. */
  private static SalesAlert everywhere(String locale, String title, String name, String word) {
    Moment moment = new Moment(DECIDED_AT, "p-1", name, MomentType.WEB, title);
    RecentActivity activity =
        new RecentActivity(word, DECIDED_AT, title, "https://www.example.com/a/" + "b".repeat(60));
    AlertMember member =
        new AlertMember(
            "p-1",
            name,
            title,
            word,
            50,
            List.of(),
            moment,
            List.of(activity, activity),
            List.of(new OtherGroup("bg-2", title), new OtherGroup("bg-3", word)),
            "noa.cohen@lumia.example",
            "+33 1 86 95 12 34");
    return new AlertBuilder()
        .locale(locale)
        .scores(50, 20, 60)
        .trend(20, 24, 30, 31, 37, 44, 48, 50)
        .group(title, word, name)
        .status(word)
        .missingRoles(word, name)
        .topics(word, name, title)
        .whyNow(
            new WhyNow("group.engagementScore >= 50", "50"),
            new WhyNow("group.status == 'x'", word),
            new WhyNow("group.members.exists(m, m.title == '" + title + "')", name))
        .topMembers(new TopMember("p-1", name, word), new TopMember("p-2", name, word))
        .summary(title + " " + name, Origin.MODEL)
        .moments(4, List.of(moment, moment, moment, moment))
        .members(member, member, member, member)
        .recipients("sales@example.com", "nadia@example.com")
        .build();
  }

  /** Constants of an enum cannot use those declared after them. */
  private static final class LongTexts {
    static final String TITLE =
        "Senior Vice President for Digital Experience, Content Supply Chain and "
            .repeat(5)
            .substring(0, 300);
    static final String NAME = "Wolfeschlegelsteinhausenbergerdorff-Saint-Exupéry de la Tour";
    static final String WORD =
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten";
  }
}
