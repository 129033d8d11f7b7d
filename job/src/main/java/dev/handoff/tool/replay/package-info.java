/** Floor 5: log files run through the deciding half in memory, without Flink. */
@NullMarked
package dev.handoff.tool.replay;

import org.jspecify.annotations.NullMarked;
