/**
 * Floor 0: what did not go through and may be put in again after a fix (SPEC section 8, promise 1):
 * bad records, and mails that were stopped or not delivered. Nothing here reads or writes.
 */
@NullMarked
package dev.handoff.domain.redrive;

import org.jspecify.annotations.NullMarked;
