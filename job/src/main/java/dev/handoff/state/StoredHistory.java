package dev.handoff.state;

import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.activity.RecentActivity;
import dev.handoff.domain.activity.RecentMoment;
import dev.handoff.domain.engagement.PersonHistory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's history as stored. */
public record StoredHistory(
    byte[] tallies,
    byte[] momentKinds,
    byte[] phrases,
    List<StoredActivity> activities,
    List<StoredMoment> moments) {

  /** A recent activity as stored. */
  public record StoredActivity(
      String activityId, String type, Instant at, @Nullable String text, @Nullable String url) {}

  /** A recent moment as stored. */
  public record StoredMoment(String momentId, MomentType type, Instant at, String description) {

    static StoredMoment of(RecentMoment moment) {
      return new StoredMoment(moment.momentId(), moment.type(), moment.at(), moment.description());
    }

    RecentMoment toDomain() {
      return new RecentMoment(momentId, type, at, description);
    }
  }

  static StoredHistory of(PersonHistory history) {
    return new StoredHistory(
        PackedBytes.of(history.tallies()),
        PackedBytes.of(history.momentKinds()),
        PackedBytes.of(history.phrases()),
        history.activities().stream()
            .map(
                done ->
                    new StoredActivity(
                        done.activityId(), done.type(), done.at(), done.text(), done.url()))
            .toList(),
        history.moments().stream().map(StoredMoment::of).toList());
  }

  PersonHistory toDomain() {
    return new PersonHistory(
        PackedBytes.tallies(tallies),
        PackedBytes.tallies(momentKinds),
        PackedBytes.tallies(phrases),
        activities.stream()
            .map(
                done ->
                    new RecentActivity(
                        done.activityId(), done.type(), done.at(), done.text(), done.url()))
            .toList(),
        moments.stream().map(StoredMoment::toDomain).toList());
  }
}
