/**
 * Floor 0: whether a message is what its class says: transactional content first and most of it, no
 * promise of an offer in the subject, and what the law asks of promotional mail (SPEC section 6,
 * "Transactional first"). It judges rendered text; rendering is not here.
 */
@NullMarked
package dev.handoff.domain.lint;

import org.jspecify.annotations.NullMarked;
