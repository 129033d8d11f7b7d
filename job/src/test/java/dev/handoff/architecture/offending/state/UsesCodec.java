package dev.handoff.architecture.offending.state;

import dev.handoff.architecture.offending.codec.Codec;

/** Right: goes down. */
public record UsesCodec(Codec used) {}
