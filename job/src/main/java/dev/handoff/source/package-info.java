/** Floor 4: where records come from: files and Kafka, as bytes with their origin. */
@NullMarked
package dev.handoff.source;

import org.jspecify.annotations.NullMarked;
