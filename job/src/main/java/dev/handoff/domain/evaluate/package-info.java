/**
 * Floor 0: the evaluate stage: one buying group in motion: scores, journeys and alerts, one instant
 * at a time.
 */
@NullMarked
package dev.handoff.domain.evaluate;

import org.jspecify.annotations.NullMarked;
