package dev.handoff.reference;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.engagement.ScoreModel;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.group.Member;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.group.RoleTemplate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * SPEC sections 2 and 3 as they are written, with no state, no increments and no cleverness: every
 * answer is worked out anew from the whole log. Moments are activities of type {@code
 * interestingMoment} here.
 */
final class SlowScores {

  private static final MathContext FINE = new MathContext(60, RoundingMode.HALF_EVEN);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final RandomLog log;
  private final Instant now;
  private final LocalDate today;

  SlowScores(RandomLog log, Instant now) {
    this.log = log;
    this.now = now;
    this.today = dayOf(now);
  }

  /** What the scores of a group are. */
  record GroupScores(
      BigDecimal unrounded,
      int rounded,
      int completeness,
      List<String> missing,
      Map<String, MemberScores> members) {}

  /**
   * What the scores of a member are: the unrounded score, and the tally of each type that has a
   * weight.
   */
  record MemberScores(String role, BigDecimal unrounded, Map<String, Integer> tallies) {}

  /**
   * The scores of a group now; null when there is no such group, or nothing says which roles it
   * should have.
   */
  @Nullable GroupScores of(String groupId) {
    BuyingGroup group = newestSnapshot(groupId);
    RoleTemplate template = newest(log.templates, RoleTemplate::updatedAt);
    boolean interestKnown =
        log.interests.stream().anyMatch(interest -> !interest.updatedAt().isAfter(now));
    if (group == null || group.deleted() || template == null || !interestKnown) {
      return null;
    }
    Map<String, MemberScores> members = membersOf(group);
    Map<String, Integer> membersByRole = new TreeMap<>();
    members.values().forEach(member -> membersByRole.merge(member.role(), 1, Integer::sum));
    BigDecimal unrounded = groupScore(template, members, membersByRole);
    List<String> missing = new ArrayList<>();
    BigDecimal percents = BigDecimal.ZERO;
    int required = 0;
    for (RoleTemplate.Role role : template.roles()) {
      if (role.requiredForCompleteness()) {
        required++;
        int assigned = membersByRole.getOrDefault(role.name(), 0);
        if (assigned == 0) {
          missing.add(role.name());
        }
        BigDecimal share =
            BigDecimal.valueOf(Math.min(assigned, role.membersRequired()))
                .divide(BigDecimal.valueOf(role.membersRequired()), FINE);
        percents = percents.add(share.multiply(HUNDRED));
      }
    }
    int completeness =
        required == 0
            ? 100
            : percents
                .divide(BigDecimal.valueOf(required), FINE)
                .setScale(20, RoundingMode.HALF_EVEN)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    return new GroupScores(unrounded, rounded(unrounded), completeness, missing, members);
  }

  private Map<String, MemberScores> membersOf(BuyingGroup group) {
    Map<String, MemberScores> members = new TreeMap<>();
    for (Member member : group.members()) {
      Instant erasedAt = erasedAt(member.personId());
      boolean gone = erasedAt != null && !group.updatedAt().isAfter(erasedAt);
      if (!gone && !members.containsKey(member.personId())) {
        Map<String, Integer> tallies = tallies(member.personId());
        members.put(
            member.personId(), new MemberScores(member.role(), personScore(tallies), tallies));
      }
    }
    return members;
  }

  /**
   * Distinct ids by day and type, at most the cap a day, over the window; only types with a weight.
   */
  private Map<String, Integer> tallies(String personId) {
    Map<String, Set<String>> ids = new TreeMap<>();
    Instant erasedAt = erasedAt(personId);
    for (Activity activity : log.activities) {
      LocalDate day = dayOf(activity.occurredAt());
      boolean inWindow = !day.isAfter(today) && day.isAfter(today.minusDays(log.lookbackDays));
      boolean erased = erasedAt != null && !day.isAfter(dayOf(erasedAt));
      if (activity.personId().equals(personId)
          && !activity.automated()
          && inWindow
          && !erased
          && !activity.occurredAt().isAfter(now)) {
        ids.computeIfAbsent(day + " " + activity.type(), key -> new HashSet<>())
            .add(activity.activityId());
      }
    }
    Map<String, Integer> tallies = new TreeMap<>();
    ids.forEach(
        (dayAndType, distinct) ->
            tallies.merge(
                dayAndType.substring(dayAndType.indexOf(' ') + 1),
                Math.min(log.dailyCap, distinct.size()),
                Integer::sum));
    tallies
        .keySet()
        .removeIf(type -> model().weights().getOrDefault(type, BigDecimal.ZERO).signum() == 0);
    return tallies;
  }

  /** The sum of tally times weight, over the largest weight. */
  BigDecimal raw(Map<String, Integer> tallies) {
    BigDecimal largest =
        model().weights().values().stream().max(Comparator.naturalOrder()).orElseThrow();
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<String, Integer> tally : tallies.entrySet()) {
      BigDecimal weight = model().weights().get(tally.getKey());
      sum = sum.add(BigDecimal.valueOf(tally.getValue()).multiply(Objects.requireNonNull(weight)));
    }
    return sum.divide(largest, FINE);
  }

  private BigDecimal personScore(Map<String, Integer> tallies) {
    return tallies.isEmpty() ? BigDecimal.ZERO : settled(raw(tallies), model().personReference());
  }

  private BigDecimal groupScore(
      RoleTemplate template,
      Map<String, MemberScores> members,
      Map<String, Integer> membersByRole) {
    BigDecimal weightOfUsedRoles = BigDecimal.ZERO;
    for (String role : membersByRole.keySet()) {
      weightOfUsedRoles = weightOfUsedRoles.add(weightOf(template, role));
    }
    if (weightOfUsedRoles.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (MemberScores member : members.values()) {
      sum = sum.add(member.unrounded().multiply(weightOf(template, member.role())));
    }
    return settled(sum.divide(weightOfUsedRoles, FINE), model().groupReference());
  }

  /** 100 × min(1, T(raw / reference)), at 9 decimals half even. */
  private BigDecimal settled(BigDecimal raw, BigDecimal reference) {
    BigDecimal ratio = raw.divide(reference, FINE);
    BigDecimal transformed =
        model().transform() == ScoreModel.Transform.SQRT ? ratio.sqrt(FINE) : ratio;
    return HUNDRED.multiply(transformed.min(BigDecimal.ONE)).setScale(9, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal weightOf(RoleTemplate template, String role) {
    return template.roles().stream()
        .filter(known -> known.name().equals(role))
        .map(RoleTemplate.Role::weight)
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  static int rounded(BigDecimal unrounded) {
    return unrounded.setScale(0, RoundingMode.HALF_UP).intValueExact();
  }

  private @Nullable BuyingGroup newestSnapshot(String groupId) {
    return log.snapshots.stream()
        .filter(snapshot -> snapshot.buyingGroupId().equals(groupId))
        .filter(snapshot -> !snapshot.updatedAt().isAfter(now))
        .max(
            Comparator.comparing(BuyingGroup::updatedAt)
                .thenComparing(snapshot -> sha256(snapshot.toString())))
        .orElse(null);
  }

  private @Nullable Instant erasedAt(String personId) {
    return log.people.stream()
        .filter(person -> person.erased() && person.personId().equals(personId))
        .map(Person::updatedAt)
        .filter(at -> !at.isAfter(now))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private ScoreModel model() {
    return Objects.requireNonNull(newest(log.models, ScoreModel::updatedAt));
  }

  private <T> @Nullable T newest(List<T> versions, Function<T, Instant> updatedAt) {
    return versions.stream()
        .filter(version -> !updatedAt.apply(version).isAfter(now))
        .max(Comparator.comparing(updatedAt))
        .orElse(null);
  }

  private LocalDate dayOf(Instant instant) {
    return instant.atZone(log.zone).toLocalDate();
  }

  private static String sha256(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
