package dev.handoff.domain.activity;

/** The three kinds of interesting moment that AJO B2B edition and Marketo know. */
public enum MomentType {
  EMAIL("Email"),
  MILESTONE("Milestone"),
  WEB("Web");

  private final String wireName;

  MomentType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The name used in records and shown in mails: {@code Email}, {@code Milestone} or {@code Web}.
   */
  public String wireName() {
    return wireName;
  }
}
