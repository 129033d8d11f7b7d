package dev.handoff.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.mail.ledger.LedgerEntry;
import dev.handoff.mail.ledger.LedgerEntry.Step;
import dev.handoff.source.KafkaTopics;
import dev.handoff.source.KafkaWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the job itself says about mails that it handed over again without knowing whether the server
 * had them. Its counter {@code mailsResent} begins anew with every task that is killed; the ledger
 * and the events do not.
 *
 * @param repeated by messageId, how many of its attempts in {@code mail-ledger} came after one that
 *     has no outcome or an unknown one
 * @param told messageIds whose {@code sent} event in {@code message-events} says so
 */
record Resends(Map<String, Integer> repeated, Set<String> told) {

  private static final String SAYS = "sent again";

  /** Reads both. */
  static Resends of(KafkaTopics topics) {
    List<LedgerEntry> entries = new ArrayList<>();
    new KafkaWindow(topics, null, Instant.now())
        .forEach(Topic.MAIL_LEDGER, raw -> entry(raw, entries));
    Set<String> told = new HashSet<>();
    for (JsonNode event : Reckoning.records(topics, Topic.MESSAGE_EVENTS)) {
      if (event.path("type").asText().equals("sent")
          && event.path("detail").asText().startsWith(SAYS)) {
        told.add(event.path("messageId").asText());
      }
    }
    return new Resends(repeated(entries), told);
  }

  /** Attempts over again, of entries in the order in which they were written. */
  static Map<String, Integer> repeated(List<LedgerEntry> entries) {
    Map<String, Step> last = new HashMap<>();
    Map<String, Integer> repeated = new HashMap<>();
    for (LedgerEntry entry : entries) {
      Step before = last.put(entry.messageId(), entry.step());
      if (entry.step() == Step.ATTEMPTING
          && (before == Step.ATTEMPTING || before == Step.UNKNOWN)) {
        repeated.merge(entry.messageId(), 1, Integer::sum);
      }
    }
    return repeated;
  }

  /** All repeated attempts. */
  int attempts() {
    return repeated.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * How many of these copies the job has not counted, by messageId: more than the ledger has
   * repeated attempts, or without a word in the events.
   */
  int uncounted(Map<String, Integer> copies) {
    return copies.entrySet().stream()
        .mapToInt(
            more ->
                told.contains(more.getKey())
                    ? Math.max(0, more.getValue() - repeated.getOrDefault(more.getKey(), 0))
                    : more.getValue())
        .sum();
  }

  private static void entry(RawRecord raw, List<LedgerEntry> entries) {
    LedgerEntry entry = LedgerEntry.of(raw.value());
    if (entry != null) {
      entries.add(entry);
    }
  }
}
