package dev.handoff.domain.evaluate;

import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.catalog.Catalog;
import dev.handoff.domain.engagement.EngagementScorer;
import dev.handoff.domain.engagement.EngagementScorer.RoleSum;
import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.engagement.ScoreModel;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.exchange.MemberProfile.GroupName;
import dev.handoff.domain.group.RoleTemplate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes the raw scores of a group and its members, for calibration. All are made anew with one
 * score model, whatever model the group's sums are of.
 */
final class GroupObserver {

  private final GroupFile file;
  private final Members members;
  private final Catalog catalog;
  private final EngagementWindow window;

  GroupObserver(GroupFile file, Members members, Catalog catalog, EngagementWindow window) {
    this.file = file;
    this.members = members;
    this.catalog = catalog;
    this.window = window;
  }

  /**
   * The raw scores at the end of a day; null when none is above 0.
   *
   * @param day the epoch day with which the window ends
   * @param at the instant that they stand for
   */
  @Nullable RawScores observe(int day, Instant at) {
    EngagementScorer scorer = catalog.scorer();
    List<BigDecimal> people = new ArrayList<>();
    Map<String, Long> scores = new TreeMap<>();
    Map<String, Long> uncapped = new TreeMap<>();
    for (MemberFile member : members.all()) {
      String role = member.role();
      if (role != null && member.profile() != null) {
        Map<String, Integer> tallies = member.history().tallies().totals(window.firstDay(day), day);
        BigDecimal raw = scorer.personRaw(tallies);
        if (raw.signum() > 0 && answersFor(member.profile())) {
          people.add(raw);
        }
        scores.merge(role, scorer.person(tallies).nanos(), Long::sum);
        uncapped.merge(role, scorer.uncappedPersonNanos(tallies), Long::sum);
      }
    }
    BigDecimal group = groupRaw(scores);
    if (people.isEmpty() && group.signum() == 0) {
      return null;
    }
    ScoreModel model = scorer.model();
    return new RawScores(
        day,
        at,
        model.id(),
        model.version(),
        people.stream().mapToDouble(BigDecimal::doubleValue).toArray(),
        group.doubleValue(),
        groupRaw(uncapped).doubleValue());
  }

  /**
   * Whether this group counts a member who is in several: the one with the least id, among those
   * that all of them know of, does.
   */
  private boolean answersFor(MemberProfile profile) {
    return profile.groups().stream()
        .map(GroupName::buyingGroupId)
        .min(Comparator.naturalOrder())
        .filter(file.buyingGroupId()::equals)
        .isPresent();
  }

  /** 0 while the roles are not known. */
  private BigDecimal groupRaw(Map<String, Long> scoresByRole) {
    RoleTemplate template =
        catalog.templateFor(Objects.requireNonNull(file.head).solutionInterest());
    if (template == null) {
      return BigDecimal.ZERO;
    }
    Map<String, BigDecimal> weights = RoleSums.weights(template);
    List<RoleSum> sums = new ArrayList<>();
    scoresByRole.forEach(
        (role, sum) -> sums.add(new RoleSum(weights.getOrDefault(role, BigDecimal.ZERO), sum)));
    return catalog.scorer().groupRaw(sums);
  }
}
