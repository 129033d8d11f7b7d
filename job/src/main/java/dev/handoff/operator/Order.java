package dev.handoff.operator;

/** In which order a keyed stage acts on its records (SPEC section 1). */
public enum Order {
  /** As they come; time is the clock. */
  ARRIVAL("arrival"),
  /** In event time, behind the watermark: the same outcome in any interleaving. */
  EVENT_TIME("event-time");

  private final String optionValue;

  Order(String optionValue) {
    this.optionValue = optionValue;
  }

  /** As the option {@code order} writes it. */
  @Override
  public String toString() {
    return optionValue;
  }
}
