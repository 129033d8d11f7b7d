package dev.handoff.template;

import java.io.IOException;

/** A template was stopped because it runs too long, writes too much or calls itself for ever. */
final class OutOfBoundsException extends IOException {
  private static final long serialVersionUID = 1L;

  // Never serialised: it is caught where it is thrown.
  private final transient TemplateFault fault;

  OutOfBoundsException(TemplateFault fault) {
    super(fault.text());
    this.fault = fault;
  }

  TemplateFault fault() {
    return fault;
  }
}
