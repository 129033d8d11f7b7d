package dev.handoff.domain.journey;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a journey.
 *
 * @param path where in the definition, for example {@code nodes[2].until}
 * @param line from 1, within the text at {@code path}; null unless that is a condition
 * @param column from 1; null unless that is a condition
 * @param message what is wrong and what would be right
 */
public record JourneyFault(
    String path, @Nullable Integer line, @Nullable Integer column, String message) {}
