package dev.handoff.domain.alert;

import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.Moment;
import dev.handoff.domain.alert.SalesAlert.RecentActivity;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All of an alert that a language model may see (SPEC section 5): roles, titles, kinds of activity,
 * counts, dates, scores and names of assets. No name of a person, account or group, no contact, no
 * address of a page, no id, and no free text: neither descriptions of moments nor what somebody
 * asked, said or answered.
 *
 * @param locale {@code fr} or {@code en}: the language to write in
 * @param engagementScore 0 to 100
 * @param engagementScore7DaysBefore 0 to 100, or null when there was no group
 * @param completenessScore 0 to 100
 * @param missingRoles at most ten
 * @param activities of the members shown, by kind, most frequent first
 * @param moments how many interesting moments there were
 * @param latestMoments at most four, newest first
 * @param members at most four, the most engaged first
 */
public record SummaryFacts(
    String locale,
    int engagementScore,
    @Nullable Integer engagementScore7DaysBefore,
    int completenessScore,
    List<String> missingRoles,
    List<KindCount> activities,
    int moments,
    List<DatedMoment> latestMoments,
    List<Member> members) {

  private static final int LONGEST_TEXT = 80;
  private static final int LONGEST_KIND = 40;
  private static final int MISSING_ROLES = 10;
  private static final int KINDS = 12;

  /** Kinds whose text names a thing; that of the others is what somebody said. */
  private static final Set<String> ABOUT_A_THING =
      Set.of(
          ActivityType.ASSET_DOWNLOADED,
          ActivityType.DOCUMENT_INTERACTED,
          ActivityType.EMAIL_CLICKED,
          ActivityType.EMAIL_OPENED,
          ActivityType.EVENT_ATTENDED,
          ActivityType.EVENT_REGISTERED,
          ActivityType.FORM_FILLED_OUT,
          ActivityType.LINK_CLICKED,
          ActivityType.PAGE_VIEWED);

  /** A kind of activity, and how many there were in the window. */
  public record KindCount(String kind, int count) {}

  /** A moment's kind and day in the alert's zone, and the role of the member; null: the group's. */
  public record DatedMoment(MomentType type, LocalDate day, @Nullable String role) {}

  /** What a recent activity was about, for example a downloaded document. */
  public record Asset(String kind, String name) {}

  /** One member, by role and title. */
  public record Member(
      String role,
      @Nullable String title,
      int engagementScore,
      List<KindCount> activities,
      List<Asset> assets) {}

  /** What may be told of an alert; its texts cut to 80 characters, and what is personal out. */
  public static SummaryFacts of(SalesAlert alert) {
    return new Reading(alert).facts();
  }

  /** Whether nothing happened: then there is nothing to write about. */
  public boolean quiet() {
    return activities.isEmpty() && moments == 0;
  }

  /** Reads one alert. */
  private record Reading(SalesAlert alert, PersonalText personal, ZoneId zone) {

    Reading(SalesAlert alert) {
      this(alert, new PersonalText(alert), zoneOf(alert.timeZone()));
    }

    SummaryFacts facts() {
      Map<String, Integer> totals = new TreeMap<>();
      for (AlertMember member : alert.members()) {
        countInto(totals, member);
      }
      return new SummaryFacts(
          alert.locale().toLowerCase(Locale.ROOT).startsWith("fr") ? "fr" : "en",
          alert.engagementScore(),
          alert.engagementScore7DaysBefore(),
          alert.completenessScore(),
          alert.missingRoles().stream().limit(MISSING_ROLES).map(this::clean).toList(),
          ranked(totals),
          alert.moments().total(),
          alert.moments().latest().stream().map(this::moment).toList(),
          alert.members().stream().map(this::member).toList());
    }

    private Member member(AlertMember member) {
      Map<String, Integer> counts = new TreeMap<>();
      countInto(counts, member);
      List<Asset> assets = new ArrayList<>();
      for (RecentActivity activity : member.activities()) {
        String text = activity.text();
        if (text != null && !text.isBlank() && ABOUT_A_THING.contains(activity.type())) {
          assets.add(new Asset(activity.type(), clean(text)));
        }
      }
      String title = member.title();
      return new Member(
          clean(member.role()),
          title == null || title.isBlank() ? null : clean(title),
          member.engagementScore(),
          ranked(counts),
          assets);
    }

    private void countInto(Map<String, Integer> counts, AlertMember member) {
      for (ScorePart part : member.parts()) {
        if (part.tally() > 0 && !part.type().equals(ActivityType.INTERESTING_MOMENT)) {
          counts.merge(cut(clean(part.type()), LONGEST_KIND), part.tally(), Integer::sum);
        }
      }
    }

    private static List<KindCount> ranked(Map<String, Integer> counts) {
      return counts.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
          .limit(KINDS)
          .map(kind -> new KindCount(kind.getKey(), kind.getValue()))
          .toList();
    }

    private DatedMoment moment(Moment moment) {
      String role =
          alert.members().stream()
              .filter(member -> member.personId().equals(moment.personId()))
              .map(member -> clean(member.role()))
              .findFirst()
              .orElse(null);
      return new DatedMoment(moment.type(), LocalDate.ofInstant(moment.at(), zone), role);
    }

    private String clean(String text) {
      return cut(personal.takenOutOf(text), LONGEST_TEXT);
    }

    private static String cut(String text, int longest) {
      return text.codePointCount(0, text.length()) <= longest
          ? text
          : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private static ZoneId zoneOf(String id) {
      try {
        return ZoneId.of(id);
      } catch (DateTimeException e) {
        return ZoneOffset.UTC;
      }
    }
  }
}
