package dev.handoff.domain.insight;

import static dev.handoff.domain.insight.MailDeed.Kind.DELIVERY_FAILED;
import static dev.handoff.domain.insight.MailDeed.Kind.LEFT;
import static dev.handoff.domain.insight.MailDeed.Kind.PROMOTIONAL_INTERACTION;
import static dev.handoff.domain.insight.MailDeed.Kind.PROMOTIONAL_SENT;
import static dev.handoff.domain.insight.MailDeed.Kind.TRANSACTIONAL_INTERACTION;
import static dev.handoff.domain.insight.MailDeed.Kind.TRANSACTIONAL_SENT;

import dev.handoff.domain.engagement.DailyTallies;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a person took mail in the days before, in a few numbers that anybody can explain. They need
 * no opens: where only clicks are known, an interaction is a click.
 *
 * @param values by name of the feature; one of {@link #NAMES}, or {@value #AFTER} and the name of a
 *     transactional message; a feature that is not here is 0
 * @param left whether the person unsubscribed or complained in those days
 */
public record MailFeatures(SortedMap<String, Double> values, boolean left) {

  /** Promotional mails sent. */
  public static final String PROMOTIONAL_MAILS = "promotionalSent";

  /** Promotional interactions for each promotional mail, 0 to 1. */
  public static final String PROMOTIONAL_SHARE = "promotionalShare";

  /** Promotional mails of the last week above a week's mean before it. */
  public static final String PROMOTIONAL_RISE = "promotionalRise";

  /** By how much the share fell from the earlier half of the days to the later, -1 to 1. */
  public static final String PROMOTIONAL_DROP = "promotionalDrop";

  /** Transactional mails sent. */
  public static final String TRANSACTIONAL_MAILS = "transactionalSent";

  /** Transactional interactions for each transactional mail, 0 to 1. */
  public static final String TRANSACTIONAL_SHARE = "transactionalShare";

  /** By how much that fell, likewise. */
  public static final String TRANSACTIONAL_DROP = "transactionalDrop";

  /** Days since the last interaction with any mail; all days when there was none. */
  public static final String DAYS_SINCE_INTERACTION = "daysSinceInteraction";

  /** Mails put off or sent back. */
  public static final String DELIVERY_FAILURES = "deliveryFailures";

  /** Of the promotional interactions, those in the week after a transactional mail, 0 to 1. */
  public static final String PROMOTIONAL_AFTER_TRANSACTIONAL = "promotionalAfterTransactional";

  /** The features that everybody has. */
  public static final List<String> NAMES =
      List.of(
          PROMOTIONAL_MAILS,
          PROMOTIONAL_SHARE,
          PROMOTIONAL_RISE,
          PROMOTIONAL_DROP,
          TRANSACTIONAL_MAILS,
          TRANSACTIONAL_SHARE,
          TRANSACTIONAL_DROP,
          DAYS_SINCE_INTERACTION,
          DELIVERY_FAILURES,
          PROMOTIONAL_AFTER_TRANSACTIONAL);

  /**
   * Before the name of a transactional message: 1 when it was sent in the last {@value #WEEK} days.
   */
  public static final String AFTER = "after.";

  private static final int WEEK = 7;

  /** Whether a model may name this feature. */
  public static boolean isKnown(String name) {
    return NAMES.contains(name) || (name.startsWith(AFTER) && name.length() > AFTER.length());
  }

  /**
   * What the counts say at the end of a day.
   *
   * @param days how many days back, the last one included, at least 1
   */
  static MailFeatures of(DailyTallies tallies, int lastDay, int days) {
    int first = lastDay - days + 1;
    int recent = lastDay - WEEK + 1;
    TreeMap<String, Double> values = new TreeMap<>();
    int sent = MailTallies.total(tallies, PROMOTIONAL_SENT, first, lastDay);
    int sentRecently = MailTallies.total(tallies, PROMOTIONAL_SENT, recent, lastDay);
    values.put(PROMOTIONAL_MAILS, (double) sent);
    values.put(
        PROMOTIONAL_RISE,
        sentRecently - (sent - sentRecently) * (double) WEEK / Math.max(1, days - WEEK));
    values.put(
        PROMOTIONAL_SHARE,
        share(tallies, PROMOTIONAL_INTERACTION, PROMOTIONAL_SENT, first, lastDay));
    values.put(
        PROMOTIONAL_DROP, drop(tallies, PROMOTIONAL_INTERACTION, PROMOTIONAL_SENT, first, lastDay));
    values.put(
        TRANSACTIONAL_MAILS,
        (double) MailTallies.total(tallies, TRANSACTIONAL_SENT, first, lastDay));
    values.put(
        TRANSACTIONAL_SHARE,
        share(tallies, TRANSACTIONAL_INTERACTION, TRANSACTIONAL_SENT, first, lastDay));
    values.put(
        TRANSACTIONAL_DROP,
        drop(tallies, TRANSACTIONAL_INTERACTION, TRANSACTIONAL_SENT, first, lastDay));
    values.put(DAYS_SINCE_INTERACTION, (double) silence(tallies, lastDay, days));
    values.put(
        DELIVERY_FAILURES, (double) MailTallies.total(tallies, DELIVERY_FAILED, first, lastDay));
    values.put(PROMOTIONAL_AFTER_TRANSACTIONAL, afterTransactional(tallies, first, lastDay));
    for (String message : MailTallies.transactional(tallies, recent, lastDay)) {
      values.put(AFTER + message, 1.0);
    }
    return new MailFeatures(values, MailTallies.total(tallies, LEFT, first, lastDay) > 0);
  }

  /** The value of a feature. */
  public double value(String name) {
    return values.getOrDefault(name, 0.0);
  }

  /** Whether there is promotional mail to leave: without it there is no risk that they do. */
  public boolean mayLeave() {
    return !left && value(PROMOTIONAL_MAILS) > 0;
  }

  /** Whether any mail was sent, so that behaviour can be spoken of. */
  public boolean hasMail() {
    return value(PROMOTIONAL_MAILS) + value(TRANSACTIONAL_MAILS) > 0;
  }

  private static double share(
      DailyTallies tallies, MailDeed.Kind answered, MailDeed.Kind sent, int from, int to) {
    int mails = MailTallies.total(tallies, sent, from, to);
    return mails == 0
        ? 0
        : Math.min(1, MailTallies.total(tallies, answered, from, to) / (double) mails);
  }

  /** 0 when no mail was sent in one of the halves. */
  private static double drop(
      DailyTallies tallies, MailDeed.Kind answered, MailDeed.Kind sent, int from, int to) {
    int middle = from + (to - from + 1) / 2;
    boolean both =
        MailTallies.total(tallies, sent, from, middle - 1) > 0
            && MailTallies.total(tallies, sent, middle, to) > 0;
    return both
        ? share(tallies, answered, sent, from, middle - 1)
            - share(tallies, answered, sent, middle, to)
        : 0;
  }

  private static int silence(DailyTallies tallies, int lastDay, int days) {
    for (int day = lastDay; day > lastDay - days; day--) {
      if (MailTallies.total(tallies, PROMOTIONAL_INTERACTION, day, day) > 0
          || MailTallies.total(tallies, TRANSACTIONAL_INTERACTION, day, day) > 0) {
        return lastDay - day;
      }
    }
    return days;
  }

  private static double afterTransactional(DailyTallies tallies, int first, int lastDay) {
    int all = 0;
    int after = 0;
    for (int day = first; day <= lastDay; day++) {
      int interactions = MailTallies.total(tallies, PROMOTIONAL_INTERACTION, day, day);
      if (interactions > 0) {
        all += interactions;
        boolean follows = MailTallies.total(tallies, TRANSACTIONAL_SENT, day - WEEK, day) > 0;
        after += follows ? interactions : 0;
      }
    }
    return all == 0 ? 0 : after / (double) all;
  }
}
