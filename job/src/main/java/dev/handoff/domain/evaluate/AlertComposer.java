package dev.handoff.domain.evaluate;

import dev.handoff.domain.activity.RecentMoment;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.Calibration;
import dev.handoff.domain.alert.SalesAlert.DayScore;
import dev.handoff.domain.alert.SalesAlert.Moment;
import dev.handoff.domain.alert.SalesAlert.Moments;
import dev.handoff.domain.alert.SalesAlert.OtherGroup;
import dev.handoff.domain.alert.SalesAlert.RecentActivity;
import dev.handoff.domain.alert.SalesAlert.TopMember;
import dev.handoff.domain.alert.SalesAlert.WhyNow;
import dev.handoff.domain.catalog.Catalog;
import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.ScoreModel;
import dev.handoff.domain.engagement.TopicsOfInterest;
import dev.handoff.domain.evaluate.GroupFile.Said;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.group.Account;
import dev.handoff.domain.group.RoleTemplate;
import dev.handoff.domain.group.RoleTemplate.Role;
import dev.handoff.domain.journey.JourneyAction.SendSalesAlert;
import dev.handoff.domain.journey.JourneyNode;
import dev.handoff.domain.journey.StepId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Composes the sales alerts of one group at one instant (SPEC section 5); their summaries are
 * written later. What is said of the group and its members is made once: many journeys may have
 * waited for the same score.
 */
final class AlertComposer {

  private static final int MEMBERS_SHOWN = 4;
  private static final int MOMENTS_SHOWN = 4;
  private static final int TOP_MEMBERS = 2;
  private static final int TOPICS_SHOWN = 3;
  private static final int OTHER_GROUPS_SHOWN = 3;
  private static final int DAYS_BEFORE = 7;

  private final GroupFile file;
  private final GroupHead head;
  private final Catalog catalog;
  private final EvaluationSettings settings;
  private final Instant now;
  private final ScoreRecords records;
  private final List<MemberFile> ranked;
  private final String groupName;
  private final List<TopMember> topMembers;
  private final List<String> topics;
  private final Moments moments;
  private final List<AlertMember> shown;

  AlertComposer(
      GroupFile file, Members members, Catalog catalog, EvaluationSettings settings, Instant now) {
    this.file = file;
    this.head = Objects.requireNonNull(file.head);
    this.catalog = catalog;
    this.settings = settings;
    this.now = now;
    this.records = new ScoreRecords(file, members, catalog.scorer());
    this.ranked = members.all().stream().filter(MemberFile::counts).sorted(byRank()).toList();
    this.groupName = catalog.groupName(head.name(), head.solutionInterest(), account().name());
    this.topMembers = topMembers();
    this.topics = topics();
    this.moments = moments();
    this.shown = ranked.stream().limit(MEMBERS_SHOWN).map(this::member).toList();
  }

  SalesAlert compose(SendSalesAlert send, Said scores) {
    JourneyNode.SendSalesAlert node = send.node();
    ScoreModel model = catalog.scorer().model();
    return new SalesAlert(
        StepId.of(send, file.buyingGroupId()),
        send.journeyId(),
        send.version(),
        send.entry(),
        node.id(),
        file.buyingGroupId(),
        now,
        now.plus(node.notAfter()),
        group(),
        scores.engagement().rounded(),
        scores.engagement().unrounded(),
        file.closings.get(settings.window().dayOf(now) - DAYS_BEFORE),
        trend(scores.engagement().rounded()),
        scores.completeness(),
        scores.missingRoles(),
        new Calibration(model.id(), model.version()),
        send.whyNow().stream().map(why -> new WhyNow(why.condition(), why.value())).toList(),
        topMembers,
        topics,
        new SalesAlert.Summary("", SalesAlert.Origin.RULES),
        moments,
        shown,
        node.sendEmailTo().stream().distinct().toList(),
        node.locale() == null ? settings.defaultLocale() : node.locale(),
        (node.timeZone() == null ? settings.defaultTimeZone() : node.timeZone()).getId(),
        null);
  }

  /** Rounded score, then role weight, both largest first; then name by code point, then id. */
  private Comparator<MemberFile> byRank() {
    Map<String, BigDecimal> weights = new HashMap<>();
    RoleTemplate template = catalog.templateFor(head.solutionInterest());
    if (template != null) {
      for (Role role : template.roles()) {
        weights.put(role.name(), role.weight());
      }
    }
    return Comparator.comparing((MemberFile member) -> member.score().rounded())
        .thenComparing(member -> weights.getOrDefault(member.role(), BigDecimal.ZERO))
        .reversed()
        .thenComparing(member -> profile(member).name(), AlertComposer::compareByCodePoint)
        .thenComparing(member -> profile(member).personId());
  }

  private Account account() {
    return Objects.requireNonNull(head.account());
  }

  private SalesAlert.Group group() {
    String interest = head.solutionInterest();
    return new SalesAlert.Group(
        groupName,
        account().id(),
        account().name(),
        new SalesAlert.Interest(interest, catalog.interestName(interest)),
        head.status(),
        head.stage());
  }

  /** The days from the one of {@code engagementScore7DaysBefore} on, and now. */
  private List<DayScore> trend(int scoreNow) {
    int today = settings.window().dayOf(now);
    List<DayScore> trend = new ArrayList<>();
    file.closings
        .subMap(today - DAYS_BEFORE, today)
        .forEach((day, score) -> trend.add(new DayScore(day, score)));
    trend.add(new DayScore(today, scoreNow));
    return List.copyOf(trend);
  }

  private List<TopMember> topMembers() {
    return ranked.stream()
        .filter(member -> member.score().rounded() > 0)
        .limit(TOP_MEMBERS)
        .map(
            member ->
                new TopMember(profile(member).personId(), profile(member).name(), role(member)))
        .toList();
  }

  private List<String> topics() {
    int today = file.day;
    Map<String, Integer> totals = new TreeMap<>();
    for (MemberFile member : ranked) {
      DailyTallies phrases = member.history().phrases();
      phrases
          .totals(settings.window().firstDay(today), today)
          .forEach((phrase, count) -> totals.merge(phrase, count, Integer::sum));
    }
    return TopicsOfInterest.of(totals, TOPICS_SHOWN);
  }

  private Moments moments() {
    int today = file.day;
    int firstDay = settings.window().firstDay(today);
    int total = total(file.accountMomentKinds, firstDay, today);
    List<OwnedMoment> latest = new ArrayList<>();
    file.accountMoments.forEach(moment -> latest.add(new OwnedMoment(moment, null, groupName)));
    for (MemberFile member : ranked) {
      total += total(member.history().momentKinds(), firstDay, today);
      MemberProfile profile = profile(member);
      member
          .history()
          .moments()
          .forEach(
              moment -> latest.add(new OwnedMoment(moment, profile.personId(), profile.name())));
    }
    latest.sort(Comparator.comparing(OwnedMoment::moment, RecentMoment.NEWEST_FIRST));
    return new Moments(
        total,
        latest.stream()
            .limit(MOMENTS_SHOWN)
            .map(own -> momentOf(own.moment, own.personId, own.name))
            .toList());
  }

  private record OwnedMoment(RecentMoment moment, @Nullable String personId, String name) {}

  private static int total(DailyTallies kinds, int firstDay, int today) {
    return kinds.totals(firstDay, today).values().stream().mapToInt(Integer::intValue).sum();
  }

  private AlertMember member(MemberFile member) {
    MemberProfile profile = profile(member);
    List<RecentMoment> moments = member.history().moments();
    return new AlertMember(
        profile.personId(),
        profile.name(),
        profile.title(),
        role(member),
        member.score().rounded(),
        records.parts(member.talliesByType()),
        moments.isEmpty() ? null : momentOf(moments.get(0), profile.personId(), profile.name()),
        member.history().activities().stream()
            .map(done -> new RecentActivity(done.type(), done.at(), done.text(), done.url()))
            .toList(),
        profile.groups().stream()
            .filter(other -> !other.buyingGroupId().equals(file.buyingGroupId()))
            .limit(OTHER_GROUPS_SHOWN)
            .map(other -> new OtherGroup(other.buyingGroupId(), other.name()))
            .toList(),
        profile.email(),
        profile.phone());
  }

  private static Moment momentOf(RecentMoment moment, @Nullable String personId, String name) {
    return new Moment(moment.at(), personId, name, moment.type(), moment.description());
  }

  private static MemberProfile profile(MemberFile member) {
    return Objects.requireNonNull(member.profile());
  }

  private static String role(MemberFile member) {
    return Objects.requireNonNull(member.role());
  }

  private static int compareByCodePoint(String one, String other) {
    int[] left = one.codePoints().toArray();
    int[] right = other.codePoints().toArray();
    return Arrays.compare(left, right);
  }
}
