/** Floor 0: mail to people and to sales, and what was decided about it (SPEC section 6). */
@NullMarked
package dev.handoff.domain.message;

import org.jspecify.annotations.NullMarked;
