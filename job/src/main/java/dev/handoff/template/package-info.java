/**
 * Floor 1: what a mail says and looks like: FreeMarker templates, shared blocks and labels in
 * English and French. Domain and FreeMarker only; it knows nothing of MIME or SMTP.
 */
@NullMarked
package dev.handoff.template;

import org.jspecify.annotations.NullMarked;
