package dev.handoff.codec;

import java.io.IOException;

/** The bytes are not a sales alert. */
public final class UnreadableAlertException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String field;

  UnreadableAlertException(String field, String message) {
    super(field.isEmpty() ? message : field + " " + message);
    this.field = field;
  }

  /** The field at fault, as in {@code members[0].name}; empty when it is not JSON at all. */
  public String field() {
    return field;
  }
}
