package dev.handoff.domain.track;

import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.GroupRecord.ListedMember;
import dev.handoff.domain.exchange.GroupRecord.Snapshot;
import dev.handoff.domain.exchange.MembershipChange;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.group.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest snapshot of a group, and tells people that they are listed or no longer (SPEC
 * section 9, "Membership"). Holds no state of its own.
 */
public final class GroupTracker {

  private final UnaryOperator<String> personKeys;

  /**
   * @param personKeys personId to its keyed hash
   */
  public GroupTracker(UnaryOperator<String> personKeys) {
    this.personKeys = personKeys;
  }

  /**
   * What a snapshot changes.
   *
   * @param tracked what to keep from now on
   * @param group the snapshot for the group itself
   * @param people one word to each person listed, and to each no longer listed
   */
  public record Change(TrackedGroup tracked, GroupRecord group, List<PersonRecord> people) {}

  /**
   * Takes in a snapshot; null when a newer one is known already. Of two with one {@code updatedAt}
   * the one with the greater content hash wins.
   *
   * @param known what was kept, or null for a group never seen
   * @param snapshot the group as its owner wrote it
   * @param content a hash of all of it
   * @param groupName what it is called
   * @param now when the change takes effect
   */
  public @Nullable Change apply(
      @Nullable TrackedGroup known,
      BuyingGroup snapshot,
      String content,
      String groupName,
      Instant now) {
    if (known != null && !isNewer(snapshot, content, known)) {
      return null;
    }
    String groupId = snapshot.buyingGroupId();
    Map<String, Member> listed = new LinkedHashMap<>();
    for (Member member : snapshot.members()) {
      listed.putIfAbsent(personKeys.apply(member.personId()), member);
    }
    List<PersonRecord> people = new ArrayList<>();
    listed.forEach(
        (key, member) ->
            people.add(
                at(
                    now,
                    PersonRecord.joined(
                        key,
                        new MembershipChange(
                            groupId, groupName, snapshot.updatedAt(), member.personId())))));
    for (String key : known == null ? List.<String>of() : known.memberKeys()) {
      if (!listed.containsKey(key)) {
        people.add(
            at(
                now,
                PersonRecord.left(
                    key, new MembershipChange(groupId, groupName, snapshot.updatedAt(), null))));
      }
    }
    List<ListedMember> members = new ArrayList<>();
    listed.forEach((key, member) -> members.add(new ListedMember(key, member.role())));
    Snapshot body =
        new Snapshot(
            snapshot.name(),
            snapshot.account(),
            snapshot.solutionInterest(),
            snapshot.status(),
            snapshot.stage(),
            members,
            snapshot.updatedAt(),
            snapshot.deleted());
    TrackedGroup tracked =
        new TrackedGroup(
            snapshot.updatedAt(), content, List.copyOf(listed.keySet()), snapshot.deleted());
    return new Change(tracked, GroupRecord.snapshot(groupId, now, body), people);
  }

  private static PersonRecord at(Instant now, PersonRecord record) {
    return new PersonRecord(
        record.kind(),
        record.personKey(),
        now,
        null,
        null,
        null,
        record.membership(),
        List.of(),
        null);
  }

  private static boolean isNewer(BuyingGroup snapshot, String content, TrackedGroup known) {
    int byTime = snapshot.updatedAt().compareTo(known.version());
    return byTime > 0 || (byTime == 0 && content.compareTo(known.content()) > 0);
  }
}
