/**
 * Floor 1: everything that turns bytes into domain records and domain records into bytes: the
 * canonical contracts of SPEC section 1, Experience Platform XDM, Marketo. Judges every field, so
 * that the domain need not; nothing here throws on any input. No Flink, no clock: whether a time is
 * too far in the future is judged where the clock is.
 */
@NullMarked
package dev.handoff.codec;

import org.jspecify.annotations.NullMarked;
