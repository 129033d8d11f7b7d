package dev.handoff.domain.engagement;

import static dev.handoff.domain.activity.ActivityType.ASSET_DOWNLOADED;
import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.activity.ActivityType.DOCUMENT_INTERACTED;
import static dev.handoff.domain.activity.ActivityType.EMAIL_CLICKED;
import static dev.handoff.domain.activity.ActivityType.EMAIL_OPENED;
import static dev.handoff.domain.activity.ActivityType.EVENT_ATTENDED;
import static dev.handoff.domain.activity.ActivityType.EVENT_REGISTERED;
import static dev.handoff.domain.activity.ActivityType.FORM_FILLED_OUT;
import static dev.handoff.domain.activity.ActivityType.INTERESTING_MOMENT;
import static dev.handoff.domain.activity.ActivityType.LINK_CLICKED;
import static dev.handoff.domain.activity.ActivityType.MEETING_SCHEDULED;
import static dev.handoff.domain.activity.ActivityType.PAGE_VIEWED;
import static dev.handoff.domain.activity.ActivityType.WEBINAR_POLL_ANSWERED;
import static dev.handoff.domain.activity.ActivityType.WEBINAR_QUESTION_ASKED;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** The score model in force until a marketer publishes one (SPEC section 2). */
public final class DefaultScoreModel {

  private static final ScoreModel MODEL =
      new ScoreModel(
          ScoreModel.ACTIVE_ID,
          0,
          Instant.EPOCH,
          Map.ofEntries(
              weight(EVENT_ATTENDED, 60),
              weight(EVENT_REGISTERED, 60),
              weight(INTERESTING_MOMENT, 60),
              weight(FORM_FILLED_OUT, 40),
              weight(LINK_CLICKED, 40),
              weight(PAGE_VIEWED, 40),
              weight(EMAIL_CLICKED, 30),
              weight(EMAIL_OPENED, 30),
              weight(CHAT_ENGAGED, 90),
              weight(DOCUMENT_INTERACTED, 90),
              weight(MEETING_SCHEDULED, 90),
              weight(WEBINAR_POLL_ANSWERED, 90),
              weight(WEBINAR_QUESTION_ASKED, 60),
              weight(ASSET_DOWNLOADED, 60)),
          ScoreModel.Transform.SQRT,
          BigDecimal.valueOf(50),
          BigDecimal.valueOf(200));

  private DefaultScoreModel() {}

  /** Version 0, in force since ever: any published version replaces it. */
  public static ScoreModel scoreModel() {
    return MODEL;
  }

  private static Map.Entry<String, BigDecimal> weight(String type, int weight) {
    return Map.entry(type, BigDecimal.valueOf(weight));
  }
}
