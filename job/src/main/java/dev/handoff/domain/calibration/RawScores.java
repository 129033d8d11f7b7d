package dev.handoff.domain.calibration;

import java.time.Instant;

/**
 * The raw scores above 0 of one group and of the members that it answers for, at the end of a day
 * or of a bounded run. Nobody is named.
 *
 * @param day the epoch day whose window it is
 * @param at the instant that it stands for: the end of the day, or of the run
 * @param model id of the score model
 * @param version of the score model; 0 is the built-in one
 * @param people raw score of each member; whoever is in several groups is in one group's only
 * @param group raw score of the group; 0: not to be counted
 * @param groupUncapped what it would be if {@code personReference} were 1 and no person's score
 *     ended at 100; 0: not to be counted
 */
public record RawScores(
    int day,
    Instant at,
    String model,
    int version,
    double[] people,
    double group,
    double groupUncapped) {}
