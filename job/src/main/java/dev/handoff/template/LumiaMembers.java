package dev.handoff.template;

import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.Moment;
import dev.handoff.domain.alert.SalesAlert.OtherGroup;
import dev.handoff.domain.alert.SalesAlert.RecentActivity;
import dev.handoff.domain.alert.ScorePart;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of the samples, and what they did. */
final class LumiaMembers {
  private static final List<ScorePart> MUCH =
      List.of(
          part(ActivityType.WEBINAR_QUESTION_ASKED, 4, 60),
          part(ActivityType.PAGE_VIEWED, 6, 40),
          part(ActivityType.EMAIL_OPENED, 5, 30),
          part(ActivityType.ASSET_DOWNLOADED, 1, 60),
          part(ActivityType.MEETING_SCHEDULED, 1, 90));
  private static final List<ScorePart> LITTLE =
      List.of(part(ActivityType.PAGE_VIEWED, 3, 40), part(ActivityType.EMAIL_OPENED, 1, 30));

  private LumiaMembers() {}

  /** All four, the most engaged first. */
  static List<AlertMember> all() {
    return List.of(ada(), ben(), chloe(), diego());
  }

  private static AlertMember ada() {
    return member(
        "p-ada",
        "Ada Moreau",
        "VP Digital Experience",
        "Decision Maker",
        95,
        MUCH,
        moments().get(0),
        List.of(
            activity(
                ActivityType.EMAIL_OPENED,
                "2026-04-18T06:40:00Z",
                "Webinar invitation: scaling content",
                "https://events.example.com/webinars/scaling-content?from=mail"),
            activity(
                ActivityType.ASSET_DOWNLOADED,
                "2026-04-17T14:05:00Z",
                "Price sheet 2026",
                "https://www.example.com/assets/price-sheet-2026.pdf")),
        List.of(
            new OtherGroup("bg-2", "Workfront for Lumia"),
            new OtherGroup("bg-3", "Target for Lumia")),
        "+33 1 86 95 12 34");
  }

  private static AlertMember ben() {
    return member(
        "p-ben",
        "Ben Okafor",
        "Head of Marketing Operations",
        "Influencer",
        90,
        MUCH,
        moments().get(1),
        List.of(
            activity(
                ActivityType.WEBINAR_QUESTION_ASKED,
                "2026-04-16T09:31:00Z",
                "Does it keep the metadata of our current library?",
                null),
            activity(
                ActivityType.PAGE_VIEWED,
                "2026-04-15T08:00:00Z",
                null,
                "https://www.example.com/products/assets/pricing")),
        List.of(),
        "+44 20 7946 0958");
  }

  private static AlertMember chloe() {
    return member(
        "p-chloe",
        "Chloé Dubois",
        "Directrice de la création",
        "Decision Maker",
        75,
        LITTLE,
        moments().get(2),
        List.of(
            activity(ActivityType.FORM_FILLED_OUT, "2026-04-12T10:15:00Z", "Contact form", null),
            activity("partner:demoRequested", "2026-04-11T10:15:00Z", null, null)),
        List.of(),
        null);
  }

  private static AlertMember diego() {
    return member(
        "p-diego",
        "Diego Ruiz",
        null,
        "Practitioner",
        40,
        LITTLE,
        null,
        List.of(),
        List.of(),
        null);
  }

  /** The newest four, newest first. */
  static List<Moment> moments() {
    return List.of(
        moment(
            "2026-04-18T06:40:00Z",
            "p-ada",
            "Ada Moreau",
            MomentType.EMAIL,
            "Opened the webinar invitation"),
        moment(
            "2026-04-16T09:30:00Z",
            "p-ben",
            "Ben Okafor",
            MomentType.WEB,
            "Viewed content on pricing three times"),
        moment(
            "2026-04-12T10:15:00Z",
            "p-chloe",
            "Chloé Dubois",
            MomentType.MILESTONE,
            "Asked for a demo"),
        moment(
            "2026-04-01T22:30:00Z",
            "p-ada",
            "Ada Moreau",
            MomentType.MILESTONE,
            "Attended the product day"));
  }

  private static Moment moment(
      String at, String personId, String name, MomentType type, String description) {
    return new Moment(Instant.parse(at), personId, name, type, description);
  }

  private static RecentActivity activity(
      String type, String at, @Nullable String text, @Nullable String url) {
    return new RecentActivity(type, Instant.parse(at), text, url);
  }

  private static AlertMember member(
      String personId,
      String name,
      @Nullable String title,
      String role,
      int score,
      List<ScorePart> parts,
      @Nullable Moment lastMoment,
      List<RecentActivity> activities,
      List<OtherGroup> otherGroups,
      @Nullable String phone) {
    String email = personId.substring(2) + "@lumia.example";
    return new AlertMember(
        personId,
        name,
        title,
        role,
        score,
        parts,
        lastMoment,
        activities,
        otherGroups,
        email,
        phone);
  }

  private static ScorePart part(String type, int tally, int weight) {
    BigDecimal raw = BigDecimal.valueOf(tally).multiply(BigDecimal.valueOf(weight));
    return new ScorePart(type, tally, BigDecimal.valueOf(weight), raw);
  }
}
