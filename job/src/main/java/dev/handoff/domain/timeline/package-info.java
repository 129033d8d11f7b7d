/**
 * Floor 0: What happened between us and one person, in one list by time (SPEC section 6): what was
 * asked for, sent, stopped, seen, clicked and done. Nothing here reads or prints.
 */
@NullMarked
package dev.handoff.domain.timeline;

import org.jspecify.annotations.NullMarked;
