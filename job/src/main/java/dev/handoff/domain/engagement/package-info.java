/**
 * Floor 0: tallies by day, the score model, and the scores of a person and of a group (SPEC section
 * 2).
 */
@NullMarked
package dev.handoff.domain.engagement;

import org.jspecify.annotations.NullMarked;
