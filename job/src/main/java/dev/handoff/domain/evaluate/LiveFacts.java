package dev.handoff.domain.evaluate;

import dev.handoff.domain.catalog.Catalog;
import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.PersonHistory;
import dev.handoff.domain.evaluate.GroupFile.Said;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.group.Account;
import dev.handoff.domain.journey.GroupFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What conditions read of a group, worked out when they ask. */
final class LiveFacts implements GroupFacts {

  private final GroupFile file;
  private final GroupHead head;
  private final Members members;
  private final Catalog catalog;
  private final Said current;
  private final EvaluationSettings settings;
  private final int today;

  LiveFacts(
      GroupFile file,
      Members members,
      Catalog catalog,
      Said current,
      EvaluationSettings settings,
      int today) {
    this.file = file;
    this.head = Objects.requireNonNull(file.head);
    this.members = members;
    this.catalog = catalog;
    this.current = current;
    this.settings = settings;
    this.today = today;
  }

  @Override
  public String name() {
    Account account = head.account();
    return catalog.groupName(
        head.name(), head.solutionInterest(), account == null ? "" : account.name());
  }

  @Override
  public Map<String, Object> account() {
    Account account = head.account();
    return account == null ? Map.of() : settings.accountFields().apply(account.attributesJson());
  }

  @Override
  public String solutionInterest() {
    return head.solutionInterest();
  }

  @Override
  public String status() {
    return head.status();
  }

  @Override
  public String stage() {
    return text(head.stage());
  }

  @Override
  public int engagementScore() {
    return current.engagement().rounded();
  }

  @Override
  public int completenessScore() {
    return current.completeness();
  }

  @Override
  public List<String> missingRoles() {
    return current.missingRoles();
  }

  @Override
  public List<MemberFacts> members() {
    List<MemberFacts> facts = new ArrayList<>();
    for (MemberFile member : members.all()) {
      if (member.counts()) {
        MemberProfile profile = Objects.requireNonNull(member.profile());
        facts.add(
            new MemberFacts(
                profile.personId(),
                Objects.requireNonNull(member.role()),
                text(profile.title()),
                member.score().rounded(),
                member.insight().segment(),
                member.insight().unsubscribeRisk()));
      }
    }
    facts.sort(Comparator.comparing(MemberFacts::personId));
    return facts;
  }

  @Override
  public int activities(String type, int days) {
    return totalOverMembers(PersonHistory::tallies, type, days);
  }

  @Override
  public int moments(String type, int days) {
    return totalOverMembers(PersonHistory::momentKinds, type, days)
        + file.accountMomentKinds.total(type, today - days + 1, today);
  }

  private int totalOverMembers(
      Function<PersonHistory, DailyTallies> tallies, String key, int days) {
    int firstDay = Math.max(today - days + 1, settings.window().firstDay(today));
    int total = 0;
    for (MemberFile member : members.all()) {
      if (member.counts()) {
        total += tallies.apply(member.history()).total(key, firstDay, today);
      }
    }
    return total;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
