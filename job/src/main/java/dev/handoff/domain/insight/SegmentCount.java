package dev.handoff.domain.insight;

import org.jspecify.annotations.Nullable;

/**
 * How well a number of segments fits.
 *
 * @param segments how many, from 1
 * @param left of the differences between people, the part that is left inside segments, 0 to 1
 * @param enough how often people of so many segments, who differ by degrees inside them, look as
 *     much as if there were more, 0 to 1; null for numbers that were not held against such people
 */
public record SegmentCount(int segments, double left, @Nullable Double enough) {}
