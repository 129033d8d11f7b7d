/**
 * Floor 5: a draft catalog tried over a past log. The job itself runs twice, over the live catalog
 * and over the draft; what the two wrote is compared.
 */
@NullMarked
package dev.handoff.tool.backtest;

import org.jspecify.annotations.NullMarked;
