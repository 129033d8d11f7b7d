/**
 * Floor 0: journeys, their nodes, and the runner that moves a group through them (SPEC section 4).
 * Conditions are compiled elsewhere.
 */
@NullMarked
package dev.handoff.domain.journey;

import org.jspecify.annotations.NullMarked;
