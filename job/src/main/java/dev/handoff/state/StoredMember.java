package dev.handoff.state;

import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.Score;
import dev.handoff.domain.evaluate.MemberFile;
import dev.handoff.domain.evaluate.ScoredMember;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.exchange.MemberProfile.GroupName;
import dev.handoff.domain.insight.MemberInsight;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code evaluate} keeps of a member, as stored: packed, because it is read and written for
 * each activity, and in two parts, because a group's score record asks for the first part of all
 * members.
 *
 * @param scored role, score and tallies; {@link #scored()} reads them
 * @param shown what mails and conditions show beside them
 */
public record StoredMember(int formatVersion, byte[] scored, byte[] shown) {

  private static final int FORMAT_VERSION = 1;

  static StoredMember of(MemberFile member) {
    MemberProfile profile = member.profile();
    PackedWriter scored = new PackedWriter();
    scored.text(member.role());
    scored.text(profile == null ? null : profile.personId());
    scored.instant(member.joinedVersion());
    scored.number(member.score().nanos());
    PackedBytes.write(member.history().tallies(), scored);
    PackedWriter shown = new PackedWriter();
    if (profile != null) {
      write(profile, shown);
    }
    PackedHistory.write(member.history(), shown);
    shown.text(member.insight().segment());
    shown.decimal(member.insight().unsubscribeRisk());
    return new StoredMember(FORMAT_VERSION, scored.toByteArray(), shown.toByteArray());
  }

  MemberFile toDomain(String personKey) {
    PackedReader in = new PackedReader(scored);
    String role = in.textOrNull();
    String personId = in.textOrNull();
    Instant joinedVersion = in.instant();
    Score score = new Score(in.longNumber());
    DailyTallies tallies = PackedBytes.tallies(in);
    PackedReader rest = new PackedReader(shown);
    return new MemberFile(
        personKey,
        role,
        personId == null ? null : profile(personId, rest),
        PackedHistory.read(tallies, rest),
        joinedVersion,
        score,
        new MemberInsight(rest.text(), rest.decimalOrNull()));
  }

  /** What score records say of the member; null when it does not count. */
  @Nullable ScoredMember scored(String personKey) {
    PackedReader in = new PackedReader(scored);
    String role = in.textOrNull();
    String personId = in.textOrNull();
    if (role == null || personId == null) {
      return null;
    }
    in.instant();
    Score score = new Score(in.longNumber());
    return new ScoredMember(personKey, personId, role, score, PackedBytes.tallies(in));
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
