package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code activities} topic: Handoff's own records, Experience Platform XDM events and
 * Marketo activities, one by one or in batches (SPEC sections 1 and 9, "Foreign formats"). Never
 * throws on any input.
 */
public final class ActivityReader {
  private final ActivityFormat format;
  private final XdmReader xdm;

  /** Reads this format; no XDM identity map names a person. */
  public ActivityReader(ActivityFormat format) {
    this(format, null);
  }

  /**
   * Reads this format.
   *
   * @param format {@link ActivityFormat#AUTO} tells formats apart record by record
   * @param identityNamespace the namespace of an XDM {@code identityMap} whose ids are personIds;
   *     null: none
   */
  public ActivityReader(ActivityFormat format, @Nullable String identityNamespace) {
    this.format = format;
    this.xdm = new XdmReader(identityNamespace);
  }

  /**
   * The activities and moments in these bytes, and one rejection for each item that is neither; the
   * good items of a batch count whatever the others are.
   */
  public Parsed<ActivityOrMoment> read(byte[] json) {
    try {
      JsonNode record = RecordJson.parse(json);
      if (format == ActivityFormat.CANONICAL) {
        return item(record, json);
      }
      String refusal = ActivityBatch.refusal(record);
      if (refusal != null) {
        return Parsed.rejected(Rejection.whole(refusal, json));
      }
      List<JsonNode> items = ActivityBatch.items(record);
      return items == null ? item(ActivityBatch.unwrapped(record), json) : batch(items);
    } catch (UnreadableException e) {
      return Parsed.rejected(Rejection.whole(e.reason(), json));
    }
  }

  private Parsed<ActivityOrMoment> batch(List<JsonNode> items) {
    List<Parsed<ActivityOrMoment>> parts = new ArrayList<>(items.size());
    for (JsonNode wrapped : items) {
      JsonNode item = ActivityBatch.unwrapped(wrapped);
      parts.add(item(item, null));
    }
    return Parsed.all(parts);
  }

  private Parsed<ActivityOrMoment> item(JsonNode item, byte @Nullable [] original) {
    ActivityFormat itemFormat = format == ActivityFormat.AUTO ? ActivityFormats.of(item) : format;
    Function<JsonRecord, ActivityOrMoment> build =
        switch (itemFormat) {
          case XDM -> xdm::read;
          case MARKETO -> MarketoReader::read;
          case AUTO, CANONICAL -> CanonicalActivityReader::activity;
        };
    return RecordReader.judge(item, original, build);
  }
}
