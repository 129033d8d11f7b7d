package dev.handoff.template;

/** A template could not be filled. */
final class TemplateFaultException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  // Never serialised: it is caught where it is thrown, or turned into a dead letter.
  private final transient TemplateFault fault;

  TemplateFaultException(TemplateFault fault, Throwable cause) {
    super("template " + fault.text(), cause);
    this.fault = fault;
  }

  TemplateFault fault() {
    return fault;
  }
}
