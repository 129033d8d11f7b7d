package dev.handoff.domain.calibration;

import java.time.Instant;

/**
 * The raw scores of many groups on one day, as sketches that can be merged.
 *
 * @param day the epoch day whose window it is
 * @param at the latest instant that any of them stands for
 * @param model id of the score model with the highest version among theirs
 * @param version of that score model; 0 is the built-in one
 * @param people sketch of raw person scores above 0
 * @param groups sketch of raw group scores above 0
 * @param groupsUncapped sketch of what these would be with a {@code personReference} of 1 and no
 *     cap
 */
public record SketchedScores(
    int day,
    Instant at,
    String model,
    int version,
    byte[] people,
    byte[] groups,
    byte[] groupsUncapped) {}
