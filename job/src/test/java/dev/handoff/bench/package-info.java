/**
 * The benchmarks of {@code mvn -Pbench verify}: the deciding half beside what people would use
 * instead, on one generated log, in one run. No tests: nothing fails here because it is slow.
 */
@NullMarked
package dev.handoff.bench;

import org.jspecify.annotations.NullMarked;
