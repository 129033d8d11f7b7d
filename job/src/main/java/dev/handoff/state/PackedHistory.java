package dev.handoff.state;

import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.activity.RecentActivity;
import dev.handoff.domain.activity.RecentMoment;
import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.PersonHistory;
import java.util.List;

/** What mails show of a person's days as bytes: all of a history but its tallies. */
final class PackedHistory {

  private PackedHistory() {}

  static void write(PersonHistory history, PackedWriter out) {
    PackedBytes.write(history.momentKinds(), out);
    PackedBytes.write(history.phrases(), out);
    out.each(
        history.activities(),
        done -> {
          out.text(done.activityId());
          out.text(done.type());
          out.instant(done.at());
          out.text(done.text());
          out.text(done.url());
        });
    write(history.moments(), out);
  }

  static PersonHistory read(DailyTallies tallies, PackedReader in) {
    return new PersonHistory(
        tallies,
        PackedBytes.tallies(in),
        PackedBytes.tallies(in),
        in.each(
            () ->
                new RecentActivity(
                    in.text(), in.text(), in.instant(), in.textOrNull(), in.textOrNull())),
        readMoments(in));
  }

  static void write(List<RecentMoment> moments, PackedWriter out) {
    out.each(
        moments,
        moment -> {
          out.text(moment.momentId());
          out.text(moment.type().wireName());
          out.instant(moment.at());
          out.text(moment.description());
        });
  }

  static List<RecentMoment> readMoments(PackedReader in) {
    return in.each(
        () -> new RecentMoment(in.text(), momentType(in.text()), in.instant(), in.text()));
  }

  private static MomentType momentType(String wireName) {
    for (MomentType type : MomentType.values()) {
      if (type.wireName().equals(wireName)) {
        return type;
      }
    }
    throw new IllegalStateException("state holds an unknown type of moment: " + wireName);
  }
}
