/** Floor 0: what every definition of a marketer has: kind, id, version, time. */
@NullMarked
package dev.handoff.domain.definition;

import org.jspecify.annotations.NullMarked;
