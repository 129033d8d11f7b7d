package dev.handoff.codec;

import dev.handoff.domain.definition.Definition;

/** Reads the {@code catalog} topic: all kinds of definition, and withdrawals (SPEC section 1). */
public final class CatalogReader {

  /** The definition in these bytes, or every fault found in it. */
  public Parsed<Definition> read(byte[] json) {
    return Parsed.rejected(Rejection.whole("to be read", json));
  }
}
