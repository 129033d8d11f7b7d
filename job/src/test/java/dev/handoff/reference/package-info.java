/**
 * Scores the slow and obvious way, straight over the raw log, and the production stages checked
 * against it on random logs.
 */
@NullMarked
package dev.handoff.reference;

import org.jspecify.annotations.NullMarked;
