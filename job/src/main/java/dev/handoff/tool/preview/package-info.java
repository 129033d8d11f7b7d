/**
 * Floor 5: mails to be looked at: alerts from a file, a topic or the sample, as files and, with
 * Chromium, as pictures.
 */
@NullMarked
package dev.handoff.tool.preview;

import org.jspecify.annotations.NullMarked;
