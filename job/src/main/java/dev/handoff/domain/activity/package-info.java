/**
 * Floor 0: what people did: activities and interesting moments. Not what they are worth; that is
 * engagement.
 */
@NullMarked
package dev.handoff.domain.activity;

import org.jspecify.annotations.NullMarked;
