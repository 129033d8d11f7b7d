package dev.handoff.operator;

/** In which order a keyed stage acts on its records (SPEC section 1). */
public enum Order {
  /** As they come; time is the clock. */
  ARRIVAL,
  /** In event time, behind the watermark: the same outcome in any interleaving. */
  EVENT_TIME
}
