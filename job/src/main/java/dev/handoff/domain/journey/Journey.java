package dev.handoff.domain.journey;

import dev.handoff.domain.definition.Definition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journey as the marketer wrote it (SPEC section 4): conditions are text, targets are node ids.
 * {@code LiveJourney} is its compiled form.
 *
 * @param id unique among journeys
 * @param version at least 1
 * @param updatedAt when this version takes effect
 * @param name what people call it
 * @param status whether it takes entries and keeps those inside
 * @param audience condition that lets a group enter
 * @param startsAt nobody enters before
 * @param endsAt nobody enters from then on; those inside go on
 * @param reentry null: a group enters once
 * @param nodes at least one; a group starts at the first
 */
public record Journey(
    String id,
    int version,
    Instant updatedAt,
    String name,
    Status status,
    String audience,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable Reentry reentry,
    List<JourneyNode> nodes)
    implements Definition {

  @Override
  public Kind kind() {
    return Kind.JOURNEY;
  }

  @Override
  public boolean isDraft() {
    return status == Status.DRAFT;
  }

  /**
   * A draft does nothing; live takes entries; closed takes none; aborted also takes everyone out.
   */
  public enum Status {
    DRAFT,
    LIVE,
    CLOSED,
    ABORTED
  }

  /**
   * When a group that has left may enter again.
   *
   * @param after above 0
   * @param from what {@code after} counts from
   * @param limit entries in all, the first included, over all versions; null: no limit
   */
  public record Reentry(Duration after, From from, @Nullable Integer limit) {

    /** The start or the end of the last entry. */
    public enum From {
      START,
      END
    }
  }
}
