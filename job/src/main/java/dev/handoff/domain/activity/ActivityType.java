package dev.handoff.domain.activity;

/**
 * The activity types that Handoff knows by name (SPEC section 2); any other string is a type too.
 */
public final class ActivityType {
  public static final String ASSET_DOWNLOADED = "assetDownloaded";
  public static final String CHAT_ENGAGED = "chatEngaged";
  public static final String DOCUMENT_INTERACTED = "documentInteracted";
  public static final String EMAIL_CLICKED = "emailClicked";
  public static final String EMAIL_OPENED = "emailOpened";
  public static final String EVENT_ATTENDED = "eventAttended";
  public static final String EVENT_REGISTERED = "eventRegistered";
  public static final String FORM_FILLED_OUT = "formFilledOut";
  public static final String INTERESTING_MOMENT = "interestingMoment";
  public static final String LINK_CLICKED = "linkClicked";
  public static final String MEETING_SCHEDULED = "meetingScheduled";
  public static final String PAGE_VIEWED = "pageViewed";
  public static final String WEBINAR_POLL_ANSWERED = "webinarPollAnswered";
  public static final String WEBINAR_QUESTION_ASKED = "webinarQuestionAsked";

  private ActivityType() {}
}
