package dev.handoff.domain.evaluate;

import dev.handoff.domain.catalog.Catalog;
import dev.handoff.domain.engagement.DailyTallies.Cell;
import dev.handoff.domain.engagement.EngagementScorer;
import dev.handoff.domain.engagement.EngagementScorer.RoleSum;
import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.engagement.Score;
import dev.handoff.domain.evaluate.GroupExplanation.DayPart;
import dev.handoff.domain.evaluate.GroupExplanation.Departure;
import dev.handoff.domain.evaluate.GroupExplanation.JourneyPart;
import dev.handoff.domain.evaluate.GroupExplanation.Leaving;
import dev.handoff.domain.evaluate.GroupExplanation.MemberPart;
import dev.handoff.domain.evaluate.GroupExplanation.RolePart;
import dev.handoff.domain.evaluate.GroupExplanation.Scores;
import dev.handoff.domain.evaluate.GroupExplanation.TypePart;
import dev.handoff.domain.evaluate.GroupFile.Said;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.group.Account;
import dev.handoff.domain.group.Completeness;
import dev.handoff.domain.group.RoleTemplate;
import dev.handoff.domain.group.RoleTemplate.Role;
import dev.handoff.domain.journey.JourneyEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Takes a live group apart at one instant. Changes nothing. */
final class GroupExplainer {

  private final GroupFile file;
  private final GroupHead head;
  private final Members members;
  private final List<MemberFile> counting;
  private final Catalog catalog;
  private final EngagementScorer scorer;
  private final EvaluationSettings settings;
  private final EngagementWindow window;
  private final Instant at;
  private final int today;
  private final ScoreRecords records;
  private final @Nullable RoleTemplate template;
  private final @Nullable RoleSums roles;

  GroupExplainer(
      GroupFile file, Members members, Catalog catalog, EvaluationSettings settings, Instant at) {
    this.file = file;
    this.head = Objects.requireNonNull(file.head);
    this.members = members;
    this.counting = members.all().stream().filter(MemberFile::counts).toList();
    this.catalog = catalog;
    this.scorer = catalog.scorer();
    this.settings = settings;
    this.window = settings.window();
    this.at = at;
    this.today = Math.max(window.dayOf(at), file.day);
    this.records = new ScoreRecords(file, members, scorer);
    this.template = catalog.templateFor(head.solutionInterest());
    this.roles = template == null ? null : RoleSums.of(file, template);
  }

  GroupExplanation explain(List<JourneyEvent> steps) {
    Account account = head.account();
    String accountName = account == null ? "" : account.name();
    return new GroupExplanation(
        file.buyingGroupId,
        catalog.groupName(head.name(), head.solutionInterest(), accountName),
        accountName,
        head.solutionInterest(),
        head.status(),
        head.stage(),
        at,
        scores(),
        counting.stream()
            .map(this::member)
            .sorted(
                Comparator.comparing(MemberPart::brings)
                    .thenComparing(MemberPart::unrounded)
                    .reversed()
                    .thenComparing(MemberPart::personId))
            .toList(),
        file.awaited,
        departure(),
        journeys(steps));
  }

  private @Nullable Scores scores() {
    if (template == null || roles == null) {
      return null;
    }
    Score engagement = scorer.group(roles.sums());
    Completeness completeness = Completeness.of(template, roles.membersByRole());
    return new Scores(
        engagement.rounded(),
        engagement.unrounded(),
        scorer.groupRaw(roles.sums()),
        scorer.model().groupReference(),
        scorer.model(),
        completeness.percent(),
        roleParts(template, roles),
        completeness.missingRoles());
  }

  private List<RolePart> roleParts(RoleTemplate asked, RoleSums sums) {
    List<RolePart> parts = new ArrayList<>();
    Map<String, Integer> outside = new HashMap<>(sums.membersByRole());
    for (Role role : asked.roles()) {
      Integer assigned = outside.remove(role.name());
      parts.add(
          new RolePart(
              role.name(),
              assigned == null ? BigDecimal.ZERO : scorer.share(role.weight(), sums.sums()),
              role.requiredForCompleteness(),
              assigned == null ? 0 : assigned,
              role.membersRequired()));
    }
    outside.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            role ->
                parts.add(new RolePart(role.getKey(), BigDecimal.ZERO, false, role.getValue(), 0)));
    return parts;
  }

  private MemberPart member(MemberFile member) {
    MemberProfile profile = Objects.requireNonNull(member.profile());
    BigDecimal weight = weight(member);
    List<RoleSum> sums = roles == null ? List.of() : roles.sums();
    return new MemberPart(
        profile.personId(),
        profile.name(),
        Objects.requireNonNull(member.role()),
        scorer.share(weight, sums),
        member.score().rounded(),
        member.score().unrounded(),
        scorer.personRaw(member.talliesByType()),
        scorer.broughtBy(new RoleSum(weight, member.score().nanos()), sums),
        records.parts(member.talliesByType()).stream()
            .map(part -> new TypePart(part, days(member, part.type())))
            .toList());
  }

  private BigDecimal weight(MemberFile member) {
    return roles == null ? BigDecimal.ZERO : roles.weight(Objects.requireNonNull(member.role()));
  }

  private List<DayPart> days(MemberFile member, String type) {
    return member.history().tallies().cells().stream()
        .filter(cell -> cell.key().equals(type) && isInside(cell))
        .map(
            cell ->
                new DayPart(
                    LocalDate.ofEpochDay(cell.epochDay()),
                    cell.count(),
                    scorer.raw(type, cell.count())))
        .toList();
  }

  private boolean isInside(Cell cell) {
    return cell.epochDay() >= window.firstDay(today) && cell.epochDay() <= today;
  }

  private boolean scores(Cell cell) {
    return isInside(cell) && scorer.weight(cell.key()).signum() > 0;
  }

  private @Nullable Departure departure() {
    OptionalInt oldest =
        counting.stream()
            .flatMap(member -> member.history().tallies().cells().stream())
            .filter(this::scores)
            .mapToInt(Cell::epochDay)
            .min();
    if (oldest.isEmpty()) {
      return null;
    }
    int day = oldest.getAsInt();
    List<Leaving> leaving = new ArrayList<>();
    for (MemberFile member : counting) {
      MemberProfile profile = Objects.requireNonNull(member.profile());
      for (Cell cell : member.history().tallies().cells()) {
        if (cell.epochDay() == day && scores(cell)) {
          leaving.add(
              new Leaving(
                  profile.personId(),
                  profile.name(),
                  cell.key(),
                  cell.count(),
                  scorer.raw(cell.key(), cell.count())));
        }
      }
    }
    leaving.sort(Comparator.comparing(Leaving::personId).thenComparing(Leaving::type));
    Score then = scoreWithout(day);
    return new Departure(
        window.startOf(day + window.lookbackDays()),
        LocalDate.ofEpochDay(day),
        leaving,
        then == null ? null : then.rounded(),
        then == null ? null : then.unrounded());
  }

  /** The group's score when this day and those before it have left. */
  private @Nullable Score scoreWithout(int day) {
    if (roles == null) {
      return null;
    }
    Map<String, Long> sums = new HashMap<>();
    for (MemberFile member : counting) {
      Score score = scorer.person(member.history().tallies().totals(day + 1, today));
      sums.merge(Objects.requireNonNull(member.role()), score.nanos(), Long::sum);
    }
    List<RoleSum> then = new ArrayList<>();
    sums.forEach((role, sum) -> then.add(new RoleSum(roles.weight(role), sum)));
    return scorer.group(then);
  }

  private List<JourneyPart> journeys(List<JourneyEvent> steps) {
    Map<String, JourneyEvent> last = new HashMap<>();
    steps.forEach(step -> last.put(step.journeyId(), step));
    Score engagement = roles == null ? Score.ZERO : scorer.group(roles.sums());
    Completeness completeness =
        template == null || roles == null
            ? new Completeness(0, List.of())
            : Completeness.of(template, roles.membersByRole());
    Said current = new Said(engagement, completeness.percent(), completeness.missingRoles());
    LiveFacts facts = new LiveFacts(file, members, catalog, current, settings, today);
    return catalog.journeys().standings(file.places(), facts, at).stream()
        .map(standing -> new JourneyPart(standing, last.get(standing.journeyId())))
        .toList();
  }
}
