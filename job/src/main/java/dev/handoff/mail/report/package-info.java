/**
 * Floor 1: what comes back about mail: the mailbox that bounces go to, and what is in it: delivery
 * reports (RFC 3464, RFC 6533), complaints (RFC 5965) and bounces that are only text. It ends at
 * message events; whose fault a bounce is, the domain says.
 */
@NullMarked
package dev.handoff.mail.report;

import org.jspecify.annotations.NullMarked;
