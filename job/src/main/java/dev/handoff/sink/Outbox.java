package dev.handoff.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that were handed to a transactional writer and may yet be dropped by it: Kafka takes back
 * a transaction that stays open for too long, and the writer then goes on without it. A record is
 * kept until the second checkpoint after it has completed, by which time its transaction was
 * committed in state that no restore goes back behind. What was kept for so long that its
 * transaction may have been taken back is to be written again.
 */
final class Outbox {

  private static final long BEFORE_ANY_CHECKPOINT = Long.MIN_VALUE;

  private final Duration surelyOpen;
  private List<Kept> kept = new ArrayList<>();

  /**
   * An empty one.
   *
   * @param transactionTimeout after which Kafka takes a transaction back; half of it counts as
   *     surely open, which leaves room for what came before the record and for clocks that differ
   */
  Outbox(Duration transactionTimeout) {
    surelyOpen = transactionTimeout.dividedBy(2);
  }

  /**
   * A record that was written.
   *
   * @param writtenAt when, last
   * @param checkpoint the first that holds it; null while there is none
   * @param completed whether a checkpoint that holds it has completed
   */
  record Kept(KeyedBytes record, Instant writtenAt, @Nullable Long checkpoint, boolean completed) {}

  /** Keeps a record that is being written. */
  void add(KeyedBytes record, Instant now) {
    kept.add(new Kept(record, now, null, false));
  }

  /** Takes over what a checkpoint has kept; belongs before everything else. */
  void restore(KeyedBytes record, Instant writtenAt, boolean completed) {
    kept.add(new Kept(record, writtenAt, BEFORE_ANY_CHECKPOINT, completed));
  }

  /** All that is kept, for a checkpoint. */
  List<Kept> at(long checkpoint) {
    kept.replaceAll(
        one ->
            one.checkpoint() == null
                ? new Kept(one.record(), one.writtenAt(), checkpoint, false)
                : one);
    return List.copyOf(kept);
  }

  /**
   * After a restore: what is to be written again, also of what a checkpoint has completed with: its
   * commit may have been tried in vain until the task ended.
   */
  List<KeyedBytes> overdue(Instant now) {
    List<KeyedBytes> again = new ArrayList<>();
    kept.replaceAll(one -> isOverdue(one, now) ? again(one, now, again) : one);
    return again;
  }

  /** A checkpoint has completed: forgets what is surely committed; what is to be written again. */
  List<KeyedBytes> completed(long checkpoint, Instant now) {
    List<KeyedBytes> again = new ArrayList<>();
    List<Kept> left = new ArrayList<>();
    for (Kept one : kept) {
      Long first = one.checkpoint();
      if (first == null || first > checkpoint) {
        left.add(one);
      } else if (!one.completed()) {
        // Its transaction was committed just now, unless it had to wait for that for too long.
        left.add(
            isOverdue(one, now)
                ? again(one, now, again)
                : new Kept(one.record(), one.writtenAt(), first, true));
      }
    }
    kept = left;
    return again;
  }

  int size() {
    return kept.size();
  }

  private boolean isOverdue(Kept one, Instant now) {
    return Duration.between(one.writtenAt(), now).compareTo(surelyOpen) > 0;
  }

  private static Kept again(Kept one, Instant now, List<KeyedBytes> again) {
    again.add(one.record());
    return new Kept(one.record(), now, null, false);
  }
}
