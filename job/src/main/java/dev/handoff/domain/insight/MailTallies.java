package dev.handoff.domain.insight;

import dev.handoff.domain.engagement.DailyTallies;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads how many mails of which kind there were out of the daily tallies of a {@link MailHistory}.
 */
final class MailTallies {

  /** Before the name of a transactional message; no name of a kind ends so. */
  static final String NAMED = MailDeed.Kind.TRANSACTIONAL_SENT.key() + "/";

  private MailTallies() {}

  /** How many mails of a kind there were in these days, both included. */
  static int total(DailyTallies tallies, MailDeed.Kind kind, int fromDay, int toDay) {
    return tallies.total(kind.key(), fromDay, toDay);
  }

  /** The transactional messages sent in these days, both included. */
  static Set<String> transactional(DailyTallies tallies, int fromDay, int toDay) {
    Set<String> messages = new TreeSet<>();
    for (String key : tallies.totals(fromDay, toDay).keySet()) {
      if (key.startsWith(NAMED)) {
        messages.add(key.substring(NAMED.length()));
      }
    }
    return messages;
  }
}
