/** Floor 3: the Flink functions, thin shells over floor 0: load, call the domain, store, emit. */
@NullMarked
package dev.handoff.operator;

import org.jspecify.annotations.NullMarked;
