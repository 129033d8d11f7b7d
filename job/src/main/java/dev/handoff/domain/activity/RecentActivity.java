package dev.handoff.domain.activity;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an activity to show it.
 *
 * @param activityId its id, so that a copy is not shown twice
 * @param type its type
 * @param at when
 * @param text what it was about: the asset's name, else its own text
 * @param url where that is
 */
public record RecentActivity(
    String activityId, String type, Instant at, @Nullable String text, @Nullable String url) {

  /** Newest first; at one instant by type, then id. */
  public static final Comparator<RecentActivity> NEWEST_FIRST =
      Comparator.comparing(RecentActivity::at)
          .reversed()
          .thenComparing(RecentActivity::type)
          .thenComparing(RecentActivity::activityId);

  public static RecentActivity of(Activity activity) {
    Asset asset = activity.asset();
    String name = asset == null ? null : asset.name();
    return new RecentActivity(
        activity.activityId(),
        activity.type(),
        activity.occurredAt(),
        name == null ? activity.text() : name,
        asset == null ? null : asset.url());
  }
}
