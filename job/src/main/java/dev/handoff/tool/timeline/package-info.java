/** Floor 5: Timelines of people, from the files of a run: {@code explain --person}. */
@NullMarked
package dev.handoff.tool.timeline;

import org.jspecify.annotations.NullMarked;
