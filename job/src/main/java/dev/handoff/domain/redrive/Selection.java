package dev.handoff.domain.redrive;

import dev.handoff.domain.message.MessageClass;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of all that did not go through is meant; what is empty or null chooses all.
 *
 * @param topics names of topics
 * @param stages names of stages
 * @param reasons parts of the reason, or the field at fault
 * @param classes classes of mail; no record is of one
 * @param ids of mails the messageId, alertId or requestId; of records where they are
 * @param since refused then or later
 * @param until refused then or earlier
 */
public record Selection(
    Set<String> topics,
    Set<String> stages,
    Set<String> reasons,
    Set<MessageClass> classes,
    Set<String> ids,
    @Nullable Instant since,
    @Nullable Instant until) {

  /** Everything. */
  public static final Selection ALL =
      new Selection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null);

  /** Whether this is meant. */
  public boolean holds(Stuck stuck) {
    Stuck.Mail mail = stuck.mail();
    return chosen(topics, stuck.topic())
        && chosen(stages, stuck.stage())
        && (reasons.isEmpty() || reasons.stream().anyMatch(part -> speaksOf(stuck, part)))
        && (classes.isEmpty() || (mail != null && classes.contains(mail.messageClass())))
        && (chosen(ids, stuck.id()) || (mail != null && ids.contains(mail.cause())))
        && (since == null || !stuck.at().isBefore(since))
        && (until == null || !stuck.at().isAfter(until));
  }

  private static boolean chosen(Set<String> some, String one) {
    return some.isEmpty() || some.contains(one);
  }

  private static boolean speaksOf(Stuck stuck, String part) {
    return part.equals(stuck.field())
        || stuck.reason().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
