package dev.handoff.codec;

import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code activities} topic: Handoff's own records, Experience Platform XDM events and
 * Marketo activities, one by one or in batches (SPEC sections 1 and 9, "Foreign formats"). Never
 * throws on any input.
 */
public final class ActivityReader {
  final ActivityFormat format;
  final @Nullable String identityNamespace;

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
    this.identityNamespace = identityNamespace;
  }

  /** The activities and moments in these bytes, and what is wrong with the rest of them. */
  public Parsed<ActivityOrMoment> read(byte[] json) {
    return RecordReader.read(json, CanonicalActivityReader::activity);
  }
}
