/** Floor 4: where records go: files, Kafka, and mail. */
@NullMarked
package dev.handoff.sink;

import org.jspecify.annotations.NullMarked;
