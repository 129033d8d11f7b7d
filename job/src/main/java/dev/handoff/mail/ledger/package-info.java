/**
 * Floor 1: the mail ledger, which knows after a kill what was handed to the server and what came of
 * it (DESIGN section 2, "ledger"; ADR 0020). Where it is kept is the sink package's matter.
 */
@NullMarked
package dev.handoff.mail.ledger;

import org.jspecify.annotations.NullMarked;
