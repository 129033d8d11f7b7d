/**
 * Floor 1: how fast mail may leave, and which goes first: lanes, rates, and the breaker that stops
 * everything when nothing would pass (SPEC section 6). Plain rules; threads and clocks are the
 * operator's.
 */
@NullMarked
package dev.handoff.mail.pace;

import org.jspecify.annotations.NullMarked;
