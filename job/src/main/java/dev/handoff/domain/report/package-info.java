/**
 * Floor 0: What became of mail, counted (SPEC section 6, "One report"): what is known of one mail,
 * what it adds to which row, rates and how sure they are. No Flink, no page.
 */
@NullMarked
package dev.handoff.domain.report;

import org.jspecify.annotations.NullMarked;
