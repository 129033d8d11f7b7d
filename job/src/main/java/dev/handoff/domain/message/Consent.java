package dev.handoff.domain.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person allows or forbids (SPEC section 1, topic {@code consents}).
 *
 * @param personId whose consent it is
 * @param purpose what it is about
 * @param topic the topic of messages it is about; null: all of them
 * @param status what the person said
 * @param jurisdiction whose law applies, such as {@code EU}, {@code FR} or {@code US}; null: not
 *     known
 * @param source where it was given, for example a form
 * @param textVersion version of the text that the person agreed to
 * @param occurredAt when it was given or taken back
 */
public record Consent(
    String personId,
    Purpose purpose,
    @Nullable String topic,
    Status status,
    @Nullable String jurisdiction,
    String source,
    @Nullable String textVersion,
    Instant occurredAt) {

  /** What a consent can be about. */
  public enum Purpose {
    MARKETING_EMAIL("marketing-email"),
    OPEN_TRACKING("open-tracking"),
    CLICK_TRACKING("click-tracking");

    private final String wireName;

    Purpose(String wireName) {
      this.wireName = wireName;
    }

    /** The name in a record. */
    public String wireName() {
      return wireName;
    }
  }

  /** What a person can say. */
  public enum Status {
    GRANTED("granted", true),
    DENIED("denied", false),
    WITHDRAWN("withdrawn", false),
    SOFT_OPT_IN("soft-opt-in", true),
    LEGITIMATE_INTEREST("legitimate-interest", true);

    private final String wireName;
    private final boolean allows;

    Status(String wireName, boolean allows) {
      this.wireName = wireName;
      this.allows = allows;
    }

    /** The name in a record. */
    public String wireName() {
      return wireName;
    }

    /** Whether it lets mail through (SPEC section 9, "Gate"). */
    public boolean allows() {
      return allows;
    }
  }
}
