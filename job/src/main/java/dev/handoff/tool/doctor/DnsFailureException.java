package dev.handoff.tool.doctor;

/** The DNS gave no answer, neither a record nor that there is none. */
final class DnsFailureException extends Exception {
  private static final long serialVersionUID = 1L;

  DnsFailureException(String message) {
    super(message);
  }
}
