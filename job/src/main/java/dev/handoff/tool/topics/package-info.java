/** Floor 5: the topics that Handoff needs, and those that a Kafka cluster has. */
@NullMarked
package dev.handoff.tool.topics;

import org.jspecify.annotations.NullMarked;
