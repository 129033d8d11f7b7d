/**
 * Floor 1: DKIM signatures (RFC 6376, RFC 8301, RFC 8463) over the bytes of a finished mail, and
 * the keys they are made with. It knows no DNS: whether a record is published is the doctor's
 * matter.
 */
@NullMarked
package dev.handoff.mail.dkim;

import org.jspecify.annotations.NullMarked;
