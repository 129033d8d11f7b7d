package dev.handoff.architecture.offending.domain.activity;

import dev.handoff.architecture.offending.codec.Codec;

/** Wrong: goes up. */
public record KnowsCodec(Codec used) {}
