/**
 * Floor 5: the tools that look at how people take mail: both answers over a log, and a risk model
 * fitted on it.
 */
@NullMarked
package dev.handoff.tool.insight;

import org.jspecify.annotations.NullMarked;
