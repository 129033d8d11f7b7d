/**
 * Floor 5: the command that lists what did not go through, and puts it in again after a fix (SPEC
 * section 8, promise 1; ADR 0027).
 */
@NullMarked
package dev.handoff.tool.redrive;

import org.jspecify.annotations.NullMarked;
