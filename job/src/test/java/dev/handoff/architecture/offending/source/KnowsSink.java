package dev.handoff.architecture.offending.source;

import dev.handoff.architecture.offending.sink.Sink;

/** Wrong: on the same floor. */
public record KnowsSink(Sink used) {}
