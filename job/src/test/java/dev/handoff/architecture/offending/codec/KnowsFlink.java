package dev.handoff.architecture.offending.codec;

import org.apache.flink.types.RowKind;

/** Wrong: Flink begins two floors up. */
public record KnowsFlink(RowKind used) {}
