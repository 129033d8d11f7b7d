package dev.handoff.job;

/**
 * Every operator's uid: under it state is found again after an upgrade. Once released, never
 * changed and never used for anything else.
 */
final class OperatorUid {

  static final String READ = "read-";
  static final String CLOCK = "read-clock";
  static final String PARSE = "parse-";
  static final String TRACK = "track";
  static final String ROUTE = "route";
  static final String EVALUATE = "evaluate";
  static final String SKETCH = "sketch";
  static final String OBSERVE = "observe";
  static final String SUMMARISE = "summarise";
  static final String END = "end-";
  static final String OUTBOX = "outbox-";
  static final String WRITE = "write-";
  static final String SO_FAR = "-so-far";
  static final String FEEDBACK = "feedback";
  static final String ADDRESS = "address";
  static final String ADDRESS_PERSON = "address-person";
  static final String PROFILES = "address-profiles";
  static final String CONSENTS = "address-consents";
  static final String REQUESTS = "address-requests";
  static final String NEWS = "address-events";
  static final String IN_ORDER = "address-in-order";

  /** The uids {@code gate} and {@code deliver} were those of an earlier shape of the mail half. */
  static final String DELIVER = "deliver-mail";

  static final String REPORT_DECISIONS = "report-decisions";
  static final String REPORT_EVENTS = "report-events";
  static final String REPORT_SENT = "report-sent";
  static final String REPORT_ACTIVITIES = "report-activities";
  static final String REPORT_GOALS = "report-goals";
  static final String REPORT_MESSAGE = "report-message";
  static final String REPORT = "report";

  private OperatorUid() {}
}
