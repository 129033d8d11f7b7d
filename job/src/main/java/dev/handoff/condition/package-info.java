/**
 * Floor 1: conditions in the Common Expression Language (SPEC section 4): the vocabulary, its type
 * check, limits that keep a condition from holding up the job, and the explanation of a result.
 * What a condition decides lives in {@code domain.journey}.
 */
@NullMarked
package dev.handoff.condition;

import org.jspecify.annotations.NullMarked;
