/**
 * Floor 0: the records that track, route and evaluate hand to one another; each travels between
 * operators as it is.
 */
@NullMarked
package dev.handoff.domain.exchange;

import org.jspecify.annotations.NullMarked;
