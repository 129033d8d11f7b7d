/**
 * Floor 0: the sales alert, the score record, and how they are composed (SPEC sections 5 and 7).
 */
@NullMarked
package dev.handoff.domain.alert;

import org.jspecify.annotations.NullMarked;
