package dev.handoff.domain.insight;

import dev.handoff.domain.engagement.CountedIds;
import dev.handoff.domain.engagement.CountedIds.Bucket;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person's mail was like on each day of the window: how many mails of each class were sent,
 * answered, failed. A mail counts once a day in each kind, at most {@value #DAILY_CAP} mails do.
 * Mutable.
 */
public final class MailHistory {

  /** Mails of one kind that count on one day. */
  static final int DAILY_CAP = 20;

  /** Names of transactional messages that are told apart in one person's window. */
  static final int MESSAGES_KEPT = 24;

  private static final int LONGEST_NAME = 100;

  private final CountedIds counted;

  /**
   * @param counted which mails count, by day and kind
   */
  public MailHistory(CountedIds counted) {
    this.counted = counted;
  }

  /** Of a person without mail. */
  public static MailHistory empty() {
    return new MailHistory(new CountedIds());
  }

  /** Which mails count: what there is to store. */
  public CountedIds counted() {
    return counted;
  }

  /** Counts a deed on its day. */
  public void count(MailDeed deed, int epochDay) {
    counted.count(epochDay, deed.kind().key(), deed.mailId(), DAILY_CAP);
    if (deed.kind() == MailDeed.Kind.TRANSACTIONAL_SENT && isKept(deed.message())) {
      counted.count(epochDay, MailTallies.NAMED + deed.message(), deed.mailId(), DAILY_CAP);
    }
  }

  /** Forgets the days before this one. */
  public void expireBefore(int epochDay) {
    counted.expireBefore(epochDay);
  }

  /** Whether nothing is known of any mail. */
  public boolean isEmpty() {
    return lastDay() == Integer.MIN_VALUE;
  }

  /** The newest day with a deed, or {@link Integer#MIN_VALUE}. */
  public int lastDay() {
    return counted.lastDay();
  }

  /**
   * How the person took mail, as it stood at the end of a day.
   *
   * @param lastDay that day
   * @param days how many days it looks back, that one included, at least 1
   */
  public MailFeatures features(int lastDay, int days) {
    return MailFeatures.of(counted.tallies(), lastDay, days);
  }

  /** Beyond a bound names are not told apart, so that no sender can make state grow. */
  private boolean isKept(String message) {
    if (message.isEmpty() || message.length() > LONGEST_NAME) {
      return false;
    }
    Set<String> known = new TreeSet<>();
    for (Bucket bucket : counted.buckets()) {
      if (bucket.type().startsWith(MailTallies.NAMED)) {
        known.add(bucket.type());
      }
    }
    return known.size() < MESSAGES_KEPT || known.contains(MailTallies.NAMED + message);
  }
}
