/** Floor 0: what could not be used, why, and where it came from (SPEC sections 7 and 9). */
@NullMarked
package dev.handoff.domain.deadletter;

import org.jspecify.annotations.NullMarked;
