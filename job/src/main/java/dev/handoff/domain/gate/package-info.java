/**
 * Floor 0: the gate before every mail: whether it goes, later or not at all, and what has to be
 * known about an address for that (SPEC section 6, "Gate", and section 9). Nothing here sends.
 */
@NullMarked
package dev.handoff.domain.gate;

import org.jspecify.annotations.NullMarked;
