package dev.handoff.domain.exchange;

/**
 * Every topic, by the name that Kafka topics, files and dead letters use (SPEC sections 1 and 7).
 */
public enum Topic {
  ACTIVITIES("activities"),
  INTERESTING_MOMENTS("interesting-moments"),
  PEOPLE("people"),
  BUYING_GROUPS("buying-groups"),
  CATALOG("catalog"),
  CONSENTS("consents"),
  MESSAGE_REQUESTS("message-requests"),
  MESSAGE_EVENTS("message-events"),
  SCORES("scores"),
  SALES_ALERTS("sales-alerts"),
  SEND_REQUESTS("send-requests"),
  JOURNEY_EVENTS("journey-events"),
  SCORE_QUANTILES("score-quantiles"),
  MESSAGES("messages"),
  MESSAGE_REPORT("message-report"),
  /** Of the mail job alone: what was handed to the server, and what came of it. */
  MAIL_LEDGER("mail-ledger"),
  DEAD_LETTERS("dead-letters");

  private final String wireName;

  Topic(String wireName) {
    this.wireName = wireName;
  }

  /** The name, for example {@code buying-groups}. */
  public String wireName() {
    return wireName;
  }
}
