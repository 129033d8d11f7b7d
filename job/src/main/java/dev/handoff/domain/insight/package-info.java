/**
 * Floor 0: how people take mail of both classes: what of it is kept for 30 days, the risk that they
 * leave, the segment they are in, and the two answers of SPEC section 6 over a log of mail. All of
 * it is association; nothing here says why.
 */
@NullMarked
package dev.handoff.domain.insight;

import org.jspecify.annotations.NullMarked;
