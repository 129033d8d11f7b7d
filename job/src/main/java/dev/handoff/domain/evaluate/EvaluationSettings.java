package dev.handoff.domain.evaluate;

import dev.handoff.domain.engagement.EngagementWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the evaluation of groups is told by the job's options.
 *
 * @param window the days that count
 * @param defaultLocale language of alerts that name none, {@code en} or {@code fr}
 * @param defaultTimeZone zone of dates in alerts that name none
 * @param midnightSpread over how long after midnight groups take their turn; zero: all at midnight
 * @param patience how long journeys stand still for a member's history that has not arrived; zero:
 *     it always has
 * @param until the end of bounded input, or null
 * @param accountFields reads an account's JSON for conditions
 */
public record EvaluationSettings(
    EngagementWindow window,
    String defaultLocale,
    ZoneId defaultTimeZone,
    Duration midnightSpread,
    Duration patience,
    @Nullable Instant until,
    Function<String, Map<String, Object>> accountFields) {}
