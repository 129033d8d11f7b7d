package dev.handoff.domain.insight;

import static dev.handoff.domain.insight.MailDeed.Kind.PROMOTIONAL_INTERACTION;
import static dev.handoff.domain.insight.MailDeed.Kind.PROMOTIONAL_SENT;
import static dev.handoff.domain.insight.MailDeed.Kind.TRANSACTIONAL_INTERACTION;
import static dev.handoff.domain.insight.MailDeed.Kind.TRANSACTIONAL_SENT;

import dev.handoff.domain.engagement.EngagementWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The mails that one person got lately, with how long after each it was answered.
 *
 * @param promotional those of one class
 * @param transactional those of the other
 */
record AnsweredMails(List<Mail> promotional, List<Mail> transactional) {

  /**
   * The later half of the window or before it, and in the week after a transactional mail or not.
   */
  static final int CIRCUMSTANCES = 4;

  private static final int WEEK = 7;

  /** Answers to mail older than this at the beginning of the window are not followed. */
  private static final int EARLIER_DAYS = 7;

  /**
   * A mail.
   *
   * @param sentDay epoch day
   * @param circumstance number of what was so when it was sent, below {@value #CIRCUMSTANCES}
   * @param answers days from then to each answer; empty when there was none
   */
  record Mail(String mailId, int sentDay, int circumstance, List<Integer> answers) {

    boolean isAnswered() {
      return !answers.isEmpty();
    }
  }

  /** Reads them out of a person's sorted deeds, up to the end of a day. */
  static AnsweredMails of(List<MailDeed> deeds, int lastDay, EngagementWindow window) {
    Map<String, Mail> promotional = new TreeMap<>();
    Map<String, Mail> transactional = new TreeMap<>();
    int first = lastDay - window.lookbackDays() + 1 - EARLIER_DAYS;
    int later = lastDay - window.lookbackDays() / 2 + 1;
    int owed = Integer.MIN_VALUE / 2;
    for (MailDeed deed : deeds) {
      int day = window.dayOf(deed.at());
      if (day >= first && day <= lastDay) {
        int half = day >= later ? 1 : 0;
        if (deed.kind() == PROMOTIONAL_SENT) {
          int circumstance = half + (day - owed < WEEK ? 2 : 0);
          promotional.putIfAbsent(
              deed.mailId(), new Mail(deed.mailId(), day, circumstance, new ArrayList<>()));
        } else if (deed.kind() == TRANSACTIONAL_SENT) {
          owed = day;
          transactional.putIfAbsent(
              deed.mailId(), new Mail(deed.mailId(), day, half, new ArrayList<>()));
        } else if (deed.kind() == PROMOTIONAL_INTERACTION) {
          answer(promotional.get(deed.mailId()), day);
        } else if (deed.kind() == TRANSACTIONAL_INTERACTION) {
          answer(transactional.get(deed.mailId()), day);
        }
      }
    }
    return new AnsweredMails(
        List.copyOf(promotional.values()), List.copyOf(transactional.values()));
  }

  private static void answer(@Nullable Mail mail, int day) {
    if (mail != null && !mail.answers().contains(day - mail.sentDay())) {
      mail.answers().add(day - mail.sentDay());
    }
  }

  static double share(List<Mail> mails) {
    return mails.stream().filter(Mail::isAnswered).count() / (double) mails.size();
  }
}
