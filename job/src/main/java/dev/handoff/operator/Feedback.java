package dev.handoff.operator;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.exchange.MailDeeds;
import dev.handoff.domain.exchange.PersonKeys;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.insight.MailDeed;
import dev.handoff.domain.message.MessageEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * What people did with mail (SPEC section 9, "Feedback"): an open or a click by a person is an
 * activity too, though about nothing, since the event does not hold the mail's subject; and risk
 * and segment come of what was sent, answered and left. State: none.
 */
public final class Feedback extends RichFlatMapFunction<MessageEvent, PersonRecord> {

  private static final long serialVersionUID = 1L;

  private final PersonKeySecret personKeySecret;
  private transient PersonKeys keys;

  public Feedback(PersonKeySecret personKeySecret) {
    this.personKeySecret = personKeySecret;
  }

  @Override
  public void open(OpenContext context) {
    keys = personKeySecret.open();
  }

  @Override
  public void flatMap(MessageEvent event, Collector<PersonRecord> out) {
    records(event, keys).forEach(out::collect);
  }

  /** What an event says of a person; nothing when it names none. */
  static List<PersonRecord> records(MessageEvent event, PersonKeys keys) {
    List<PersonRecord> records = new ArrayList<>();
    Activity activity = asActivity(event);
    MailDeed deed = MailDeeds.of(event);
    String personId = event.personId();
    if (personId == null || (activity == null && deed == null)) {
      return records;
    }
    String key = keys.of(personId);
    if (activity != null) {
      records.add(PersonRecord.of(key, activity, List.of()));
    }
    if (deed != null) {
      records.add(PersonRecord.of(key, deed));
    }
    return records;
  }

  private static @Nullable Activity asActivity(MessageEvent event) {
    String type = activityType(event);
    String personId = event.personId();
    return type == null || personId == null
        ? null
        : new Activity(
            event.eventId(),
            personId,
            type,
            event.occurredAt(),
            null,
            null,
            List.of(),
            event.automated());
  }

  private static @Nullable String activityType(MessageEvent event) {
    return switch (event.type()) {
      case OPENED -> ActivityType.EMAIL_OPENED;
      case CLICKED -> ActivityType.EMAIL_CLICKED;
      default -> null;
    };
  }
}
