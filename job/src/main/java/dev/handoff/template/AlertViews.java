package dev.handoff.template;

import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.Origin;
import dev.handoff.domain.alert.SalesAlert.RecentActivity;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns one alert into what the templates are given. */
final class AlertViews {
  private static final int NAME = 80;
  private static final int TITLE = 120;
  private static final int SENTENCE = 200;
  private static final int SUMMARY = 1_200;
  private static final int LISTED = 8;
  private static final int OTHERS_NAMED = 3;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final SalesAlert alert;
  private final Labels labels;
  private final AlertLinks links;
  private final ZoneId zone;
  private final List<Reason> reasons;

  AlertViews(SalesAlert alert, Labels labels, AlertLinks links) {
    this.alert = alert;
    this.labels = labels;
    this.links = links;
    this.zone = zone(alert.timeZone());
    this.reasons = new WhyNowReading(labels, alert).reasons();
  }

  /** Whether the score is another one than seven days before. */
  static boolean hasChanged(SalesAlert alert) {
    Integer before = alert.engagementScore7DaysBefore();
    return before != null && before != alert.engagementScore();
  }

  /** By how much, with its sign; empty when there was no group seven days before. */
  static String change(SalesAlert alert) {
    Integer before = alert.engagementScore7DaysBefore();
    if (before == null) {
      return "";
    }
    int change = alert.engagementScore() - before;
    if (change == 0) {
      return "\u00b10";
    }
    return change > 0 ? "+" + change : "\u2212" + -change;
  }

  /** Which lines were crossed. */
  List<Reason> reasons() {
    return reasons;
  }

  AlertView view(String recipient) {
    return new AlertView(
        labels.dateTime(alert.decidedAt(), zone),
        alert.redrivenAt() != null,
        attention(),
        group(),
        reasons.stream().limit(LISTED).map(this::why).toList(),
        text(alert.journeyId(), NAME),
        before(),
        change(alert),
        hasChanged(alert),
        TrendView.of(alert.trend(), labels),
        others(recipient),
        !recipient.isEmpty(),
        alert.topMembers().stream()
            .map(top -> person(top.personId(), top.name(), top.role()))
            .toList(),
        alert.topics().stream().map(topic -> text(topic, NAME)).toList(),
        listed(alert.missingRoles()),
        text(alert.summary().text(), SUMMARY),
        alert.summary().origin() == Origin.MODEL,
        moments(),
        alert.members().stream().map(this::member).toList(),
        zone.getId(),
        new AlertView.Reference(
            text(alert.journeyId(), NAME),
            Integer.toString(alert.journeyVersion()),
            Integer.toString(alert.entry()),
            text(alert.alertId(), NAME)));
  }

  private AlertView.Group group() {
    SalesAlert.Group group = alert.group();
    return new AlertView.Group(
        text(groupName(), SENTENCE),
        text(groupName(), NAME),
        links.groupUrl(alert.buyingGroupId()),
        initials(groupName(), 1),
        text(group.accountName(), TITLE),
        links.accountUrl(group.accountId()),
        text(group.solutionInterest().name(), TITLE),
        text(group.status(), NAME),
        text(group.stage(), NAME),
        alert.engagementScore(),
        alert.completenessScore(),
        labels.percent(alert.completenessScore()));
  }

  /**
   * The name, in the mail's language where nobody gave one: the record's default is English (SPEC
   * section 1).
   */
  private String groupName() {
    SalesAlert.Group group = alert.group();
    String interest = group.solutionInterest().name();
    return group.name().equals(interest + " for " + group.accountName())
        ? labels.say("group.default", interest, group.accountName())
        : group.name();
  }

  private AlertView.Why why(Reason reason) {
    return new AlertView.Why(reason.claim(), reason.detail(), reason.line(), reason.code());
  }

  /** Whether the last line that a score crossed was crossed downwards. */
  private boolean attention() {
    boolean falls = false;
    for (Reason reason : reasons) {
      if (reason.kind() == Reason.Kind.ENGAGEMENT || reason.kind() == Reason.Kind.COMPLETENESS) {
        falls = reason.falls();
      }
    }
    return falls;
  }

  private String before() {
    if (alert.engagementScore7DaysBefore() == null) {
      return labels.pattern("why.before.none");
    }
    boolean said = reasons.stream().anyMatch(reason -> reason.kind() == Reason.Kind.ENGAGEMENT);
    return said ? "" : labels.say("why.before", alert.engagementScore7DaysBefore(), change(alert));
  }

  private String others(String recipient) {
    List<String> others =
        alert.recipients().stream().filter(other -> !other.equalsIgnoreCase(recipient)).toList();
    List<String> named =
        others.stream().limit(OTHERS_NAMED).map(other -> text(other, NAME)).toList();
    int more = others.size() - named.size();
    return more == 0
        ? labels.list(named)
        : String.join(", ", named) + " " + labels.say("more", more);
  }

  private List<String> listed(List<String> texts) {
    List<String> listed = texts.stream().limit(LISTED).map(text -> text(text, NAME)).toList();
    int more = texts.size() - listed.size();
    return more == 0
        ? listed
        : Stream.concat(listed.stream(), Stream.of(labels.say("more", more))).toList();
  }

  private AlertView.Moments moments() {
    return new AlertView.Moments(
        alert.moments().total(),
        alert.moments().latest().stream().map(this::moment).toList(),
        links.momentsUrl(alert.buyingGroupId()));
  }

  private AlertView.Moment moment(SalesAlert.Moment moment) {
    return new AlertView.Moment(
        labels.date(moment.at(), zone),
        labels.dateTime(moment.at(), zone),
        moment.personId() == null ? "" : text(moment.name(), NAME),
        kind(moment.type()),
        text(moment.description(), SENTENCE));
  }

  private String kind(MomentType type) {
    return labels.pattern("moment." + type.wireName());
  }

  private AlertView.Member member(AlertMember member) {
    String email = text(member.email(), TITLE);
    String phone = text(member.phone(), NAME);
    return new AlertView.Member(
        text(member.name(), NAME),
        links.personUrl(member.personId()),
        initials(member.name(), 2),
        text(member.title(), TITLE),
        text(member.role(), NAME),
        member.engagementScore(),
        member.lastMoment() == null ? List.of() : List.of(moment(member.lastMoment())),
        member.activities().stream().map(this::done).toList(),
        member.otherGroups().stream()
            .map(
                other ->
                    new AlertView.Other(
                        text(other.name(), TITLE), links.groupUrl(other.buyingGroupId())))
            .toList(),
        email,
        SafeLink.mail(email),
        phone,
        SafeLink.phone(phone));
  }

  private AlertView.Done done(RecentActivity activity) {
    String type = Untrusted.line(activity.type(), NAME);
    String url = SafeLink.web(activity.url());
    String about = activity.text() == null ? "" : Untrusted.line(activity.text(), SENTENCE);
    String shown = SafeLink.shown(about, url);
    String host = SafeLink.host(url);
    return new AlertView.Done(
        labels.knows("activity." + type)
            ? labels.pattern("activity." + type)
            : Untrusted.isolate(type),
        Untrusted.isolate(shown),
        url,
        shown.startsWith(host) ? "" : host,
        labels.dateTime(activity.at(), zone));
  }

  private AlertView.Person person(String personId, String name, String role) {
    return new AlertView.Person(text(name, NAME), links.personUrl(personId), text(role, NAME));
  }

  private String text(@Nullable String foreign, int longest) {
    return foreign == null ? "" : Untrusted.isolate(Untrusted.line(foreign, longest));
  }

  /** A zone that this machine does not know must not hold an alert back: the mail says UTC. */
  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      return ZoneId.of("UTC");
    }
  }

  /** First letters of the first and last word, for the badge. */
  private static String initials(String name, int most) {
    String line = Untrusted.line(name, NAME);
    String[] words = BETWEEN_WORDS.split(line, -1);
    StringBuilder initials = new StringBuilder();
    List<String> some = Arrays.stream(words).filter(word -> !word.isEmpty()).toList();
    if (!some.isEmpty()) {
      initials.appendCodePoint(some.get(0).codePointAt(0));
    }
    if (most > 1 && some.size() > 1) {
      initials.appendCodePoint(some.get(some.size() - 1).codePointAt(0));
    }
    return initials.isEmpty() ? "·" : initials.toString().toUpperCase(Locale.ROOT);
  }
}
