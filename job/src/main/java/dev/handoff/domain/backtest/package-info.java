/**
 * Floor 0: what two runs over one log say when they are held against each other: alerts that are
 * new, gone or moved, and how long groups stood at each node.
 */
@NullMarked
package dev.handoff.domain.backtest;

import org.jspecify.annotations.NullMarked;
