/**
 * Floor 0: where mail to a person goes: the newest address, language and zone of each person, and
 * what they allow, on its way to that address (SPEC section 6). It does not judge mail.
 */
@NullMarked
package dev.handoff.domain.address;

import org.jspecify.annotations.NullMarked;
