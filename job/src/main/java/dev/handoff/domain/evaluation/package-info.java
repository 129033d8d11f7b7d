/**
 * Floor 0: one buying group in motion: records in, scores, alerts and journey events out, one
 * instant at a time.
 */
@NullMarked
package dev.handoff.domain.evaluation;

import org.jspecify.annotations.NullMarked;
