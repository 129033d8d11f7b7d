/**
 * Floor 0: the raw scores of a day, and the references that would suit them (SPEC section 2,
 * "calibration"). Not here: the sketches that sum up raw scores.
 */
@NullMarked
package dev.handoff.domain.calibration;

import org.jspecify.annotations.NullMarked;
