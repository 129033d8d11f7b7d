/**
 * Floor 1: what the links of mails stand for, sealed so that they show nothing and cannot be made
 * by others (SPEC section 6, "Links"). No web, no mail.
 */
@NullMarked
package dev.handoff.link;

import org.jspecify.annotations.NullMarked;
