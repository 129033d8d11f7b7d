package dev.handoff.operator;

import dev.handoff.domain.gate.GateRules;
import dev.handoff.domain.gate.RecipientFile;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.state.StateAccess;
import dev.handoff.state.StoredMail;
import dev.handoff.state.StoredRecipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.jspecify.annotations.Nullable;

/** What {@code deliver} keeps of the address whose turn it is, and the timers of its mails. */
final class RecipientState {

  /** The name under which a timer is that of the address itself, not of one mail. */
  static final String ADDRESS = "";

  private final ValueState<StoredRecipient> recipient;
  private final MapState<String, StoredMail> unsettled;
  private final InternalTimerService<String> timers;
  private final GateRules rules;
  private int count;

  RecipientState(
      ValueState<StoredRecipient> recipient,
      MapState<String, StoredMail> unsettled,
      InternalTimerService<String> timers,
      GateRules rules) {
    this.recipient = recipient;
    this.unsettled = unsettled;
    this.timers = timers;
    this.rules = rules;
  }

  RecipientFile file() {
    StoredRecipient stored = StateAccess.read(recipient::value);
    return stored == null ? RecipientFile.empty() : stored.toDomain();
  }

  /** Keeps the file, or nothing when there is nothing to know. */
  void keep(RecipientFile file) {
    if (file.isEmpty()) {
      recipient.clear();
      return;
    }
    StateAccess.write(() -> recipient.update(StoredRecipient.of(file)));
    Instant forgetAt = file.nextForgetting(rules);
    if (forgetAt != null) {
      timers.registerEventTimeTimer(ADDRESS, forgetAt.toEpochMilli());
    }
  }

  @Nullable StoredMail mail(String messageId) {
    return StateAccess.read(() -> unsettled.get(messageId));
  }

  /** Whether it is there, not settled. */
  boolean waits(String messageId) {
    return mail(messageId) != null;
  }

  List<StoredMail> mails() {
    List<StoredMail> mails = new ArrayList<>();
    for (StoredMail mail : StateAccess.read(unsettled::values)) {
      mails.add(mail);
    }
    return mails;
  }

  /** Those that a person asked for, or that are about what the person did. */
  List<StoredMail> mailsTo(String personId) {
    return mails().stream().filter(stored -> isOf(stored.mail().request(), personId)).toList();
  }

  /** Those that the gate holds until this instant or before, the first to go first. */
  List<StoredMail> heldUntil(Instant at) {
    return mails().stream()
        .filter(stored -> !stored.letThrough() && !end(stored).isAfter(at))
        .sorted(
            Comparator.comparing(RecipientState::end)
                .thenComparing(stored -> stored.mail().messageId()))
        .toList();
  }

  private static boolean isOf(@Nullable MessageRequest request, String personId) {
    return request != null && request.personId().equals(personId);
  }

  private static Instant end(StoredMail stored) {
    Instant end = stored.heldUntil();
    return end == null ? Instant.MAX : end;
  }

  /** A mail that was not there. */
  void add(StoredMail stored) {
    put(stored);
    count++;
    wake(stored, stored.giveUpAt());
  }

  void put(StoredMail stored) {
    StateAccess.write(() -> unsettled.put(stored.mail().messageId(), stored));
  }

  /** A mail that was there when the task was restored. */
  void found() {
    count++;
  }

  void settle(StoredMail stored) {
    StateAccess.write(() -> unsettled.remove(stored.mail().messageId()));
    timers.deleteProcessingTimeTimer(stored.mail().messageId(), stored.giveUpAt().toEpochMilli());
    count--;
  }

  /** Looks at the mail again at this instant of the clock. */
  void wake(StoredMail stored, Instant at) {
    timers.registerProcessingTimeTimer(stored.mail().messageId(), at.toEpochMilli());
  }

  /** Looks at the mail again at this instant of the data. */
  void wakeInEventTime(StoredMail stored, Instant at) {
    timers.registerEventTimeTimer(stored.mail().messageId(), at.toEpochMilli());
  }

  /** How many mails of this task are not settled. */
  int count() {
    return count;
  }
}
