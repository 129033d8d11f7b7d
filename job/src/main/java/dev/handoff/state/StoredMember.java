package dev.handoff.state;

import dev.handoff.domain.engagement.Score;
import dev.handoff.domain.evaluate.MemberFile;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.exchange.MemberProfile.GroupName;
import dev.handoff.domain.insight.MemberInsight;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code evaluate} keeps of a member, as stored. */
public record StoredMember(
    int formatVersion,
    @Nullable String role,
    @Nullable StoredMemberProfile profile,
    StoredHistory history,
    long scoreNanos,
    long joinedVersionMillis,
    @Nullable String segment,
    @Nullable BigDecimal unsubscribeRisk) {

  private static final int FORMAT_VERSION = 1;

  /** A member's profile as stored. */
  public record StoredMemberProfile(
      String personId,
      String name,
      @Nullable String title,
      @Nullable String email,
      @Nullable String phone,
      List<StoredGroupName> groups) {}

  /** A group the member is in, as stored. */
  public record StoredGroupName(String buyingGroupId, String name) {}

  static StoredMember of(MemberFile member) {
    MemberProfile profile = member.profile();
    return new StoredMember(
        FORMAT_VERSION,
        member.role(),
        profile == null
            ? null
            : new StoredMemberProfile(
                profile.personId(),
                profile.name(),
                profile.title(),
                profile.email(),
                profile.phone(),
                profile.groups().stream()
                    .map(group -> new StoredGroupName(group.buyingGroupId(), group.name()))
                    .toList()),
        StoredHistory.of(member.history()),
        member.score().nanos(),
        member.joinedVersion().toEpochMilli(),
        member.insight().segment(),
        member.insight().unsubscribeRisk());
  }

  MemberFile toDomain(String personKey) {
    return new MemberFile(
        personKey,
        role,
        profile == null
            ? null
            : new MemberProfile(
                profile.personId(),
                profile.name(),
                profile.title(),
                profile.email(),
                profile.phone(),
                profile.groups().stream()
                    .map(group -> new GroupName(group.buyingGroupId(), group.name()))
                    .toList()),
        history.toDomain(),
        Instant.ofEpochMilli(joinedVersionMillis),
        new Score(scoreNanos),
        new MemberInsight(segment == null ? "" : segment, unsubscribeRisk));
  }
}
