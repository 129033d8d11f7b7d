/**
 * Floor 0: mail to people: what may be sent (message definitions), what was asked for, who allows
 * it, what became of it (SPEC section 6).
 */
@NullMarked
package dev.handoff.domain.message;

import org.jspecify.annotations.NullMarked;
