/** Floor 5: the command that turns what comes back about mails into message events. */
@NullMarked
package dev.handoff.tool.bounces;

import org.jspecify.annotations.NullMarked;
