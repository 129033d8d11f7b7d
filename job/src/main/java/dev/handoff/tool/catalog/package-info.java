/**
 * Floor 5: a marketer's folder of definitions: reading it with the place of every field, checking
 * it as the job would, comparing it with what is live. Commands are in {@code tool}.
 */
@NullMarked
package dev.handoff.tool.catalog;

import org.jspecify.annotations.NullMarked;
