package dev.handoff.domain.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person did that a marketer marked as worth telling sales (SPEC section 1, topic
 * {@code interesting-moments}). It is also an activity of type {@link
 * ActivityType#INTERESTING_MOMENT}.
 *
 * @param momentId shares one id space with activities
 * @param personId whose moment it is
 * @param type its kind
 * @param description one line for sales
 * @param source what recorded it, for example a campaign
 * @param occurredAt when it happened, to the millisecond
 */
public record InterestingMoment(
    String momentId,
    String personId,
    MomentType type,
    String description,
    @Nullable String source,
    Instant occurredAt) {}
