/**
 * Floor 1: how a mail travels: Message-IDs, MIME, the inbox folder and SMTP. It is given finished
 * text and HTML; what they say is the template package's matter, whether they may be sent is the
 * gate's.
 */
@NullMarked
package dev.handoff.mail;

import org.jspecify.annotations.NullMarked;
