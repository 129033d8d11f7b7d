/**
 * Floor 1: a few sentences about a buying group's last 30 days, written from the alert's own facts.
 */
@NullMarked
package dev.handoff.summary;

import org.jspecify.annotations.NullMarked;
