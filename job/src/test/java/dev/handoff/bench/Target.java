package dev.handoff.bench;

/**
 * A ratio that was promised.
 *
 * @param of the row it is of
 * @param against the row it is measured against
 * @param atLeast the promised ratio of medians
 */
public record Target(String of, String against, double atLeast) {}
