package dev.handoff.state;

import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.Score;
import dev.handoff.domain.evaluate.MemberFile;
import dev.handoff.domain.evaluate.ScoredMember;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.exchange.MemberProfile.GroupName;
import dev.handoff.domain.insight.MemberInsight;
import java.time.Instant;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * What {@code evaluate} keeps of a member beside how they stand, as stored: packed, because it is
 * read and written for each activity.
 *
 * @param packed the window, and what mails and conditions show
 */
public record StoredMember(int formatVersion, byte[] packed) {

  private static final int FORMAT_VERSION = 1;

  static StoredMember of(MemberFile member) {
    MemberProfile profile = member.profile();
    PackedWriter out = new PackedWriter();
    out.text(member.role());
    out.text(profile == null ? null : profile.personId());
    out.instant(member.joinedVersion());
    PackedBytes.write(member.history().tallies(), out);
    if (profile != null) {
      write(profile, out);
    }
    PackedHistory.write(member.history(), out);
    out.text(member.insight().segment());
    out.decimal(member.insight().unsubscribeRisk());
    return new StoredMember(FORMAT_VERSION, out.toByteArray());
  }

  /**
   * The member.
   *
   * @param scored how they stand; null while they do not count
   */
  MemberFile toDomain(String personKey, @Nullable ScoredMember scored) {
    PackedReader in = new PackedReader(packed);
    String role = in.textOrNull();
    String personId = in.textOrNull();
    Instant joinedVersion = in.instant();
    DailyTallies tallies = PackedBytes.tallies(in);
    return new MemberFile(
        personKey,
        role,
        personId == null ? null : profile(personId, in),
        PackedHistory.read(tallies, in),
        joinedVersion,
        scored == null ? Score.ZERO : scored.score(),
        scored == null ? Collections.emptySortedMap() : scored.tallies(),
        new MemberInsight(in.text(), in.decimalOrNull()));
  }

  private static void write(MemberProfile profile, PackedWriter out) {
    out.text(profile.name());
    out.text(profile.title());
    out.text(profile.email());
    out.text(profile.phone());
    out.each(
        profile.groups(),
        group -> {
          out.text(group.buyingGroupId());
          out.text(group.name());
        });
  }

  private static MemberProfile profile(String personId, PackedReader in) {
    return new MemberProfile(
        personId,
        in.text(),
        in.textOrNull(),
        in.textOrNull(),
        in.textOrNull(),
        in.each(() -> new GroupName(in.text(), in.text())));
  }
}
