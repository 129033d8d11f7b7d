package dev.handoff.codec;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.Asset;
import org.jspecify.annotations.Nullable;

/** Activities as Handoff's own contract writes them (SPEC section 1, topic {@code activities}). */
final class CanonicalActivityReader {
  private CanonicalActivityReader() {}

  static ActivityOrMoment activity(JsonRecord record) {
    return new ActivityOrMoment.AnActivity(
        new Activity(
            record.text("activityId"),
            record.text("personId"),
            record.text("type"),
            record.time("occurredAt"),
            asset(record.optionalObject("asset")),
            record.optionalText("text"),
            record.texts("keywords"),
            record.flag("automated")));
  }

  private static @Nullable Asset asset(@Nullable JsonRecord asset) {
    if (asset == null) {
      return null;
    }
    String id = asset.optionalText("id");
    String name = asset.optionalText("name");
    String url = asset.optionalText("url");
    return id == null && name == null && url == null ? null : new Asset(id, name, url);
  }
}
