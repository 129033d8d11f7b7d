package dev.handoff.bench;

/**
 * What a peer keeps of an activity.
 *
 * @param personId who did it
 * @param weight what it counts, of the default score model
 * @param at epoch milliseconds
 */
public record Deed(String personId, long weight, long at) {}
