package dev.handoff.codec;

/** Which formats the {@code activities} topic is read as (SPEC section 1). */
public enum ActivityFormat {
  /** Told apart record by record. */
  AUTO,
  /** Handoff's own contract. */
  CANONICAL,
  /** Experience Platform XDM events, keys with or without the {@code xdm:} prefix. */
  XDM,
  /** Marketo: REST pages and items, CloudEvents one by one or in batches. */
  MARKETO
}
