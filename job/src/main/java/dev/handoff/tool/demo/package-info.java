/**
 * Floor 5: writes the demo data set: forty-five days of a made-up marketing database, with the
 * faults real ones have. The same bytes on every machine. Knows the records, not the job that reads
 * them.
 *
 * <p>Read {@link dev.handoff.tool.demo.DemoData} first, then {@code Cast} and {@code GroupStories}
 * (who), {@code Catalog} (what the marketer defined), {@code Diary} (what each person does in a
 * day), the three {@code …Form}s (how it is written down) and {@code Faults}.
 */
@NullMarked
package dev.handoff.tool.demo;

import org.jspecify.annotations.NullMarked;
