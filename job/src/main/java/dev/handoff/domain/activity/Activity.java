package dev.handoff.domain.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one person did (SPEC section 1, topic {@code activities}).
 *
 * @param activityId distinct for each thing done by this person, of this type, on this day
 * @param personId who did it
 * @param type an open string; {@link ActivityType} names those with a meaning of their own
 * @param occurredAt when it was done, to the millisecond
 * @param asset what it was about
 * @param text a free sentence: a question asked, a summary of a chat
 * @param keywords what the source says it was about; empty when it does not
 * @param automated true when a machine did it; counts 0 and is not shown
 */
public record Activity(
    String activityId,
    String personId,
    String type,
    Instant occurredAt,
    @Nullable Asset asset,
    @Nullable String text,
    List<String> keywords,
    boolean automated) {}
