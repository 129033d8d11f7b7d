/**
 * Floor 5: journeys as pictures: what each node says to a marketer, as Mermaid text and as a page
 * with an SVG picture. Everything that a definition says is escaped; no page loads anything.
 */
@NullMarked
package dev.handoff.tool.draw;

import org.jspecify.annotations.NullMarked;
