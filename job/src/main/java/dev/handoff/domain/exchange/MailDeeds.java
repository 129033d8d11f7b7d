package dev.handoff.domain.exchange;

import dev.handoff.domain.insight.MailDeed;
import dev.handoff.domain.insight.MailDeed.Kind;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an event of a mail means for risk, segment and association (SPEC section 9, "Feedback"). */
public final class MailDeeds {

  private MailDeeds() {}

  /** The deed that an event is; null when it is none, or the platform does not say enough. */
  public static @Nullable MailDeed of(MessageEvent event) {
    Kind kind = kind(event);
    if (kind == null || event.personId() == null) {
      return null;
    }
    boolean named = kind == Kind.TRANSACTIONAL_SENT && event.message() != null;
    return new MailDeed(
        kind,
        event.messageId(),
        named ? Objects.requireNonNull(event.message()) : "",
        event.occurredAt());
  }

  private static @Nullable Kind kind(MessageEvent event) {
    boolean promotional = event.messageClass() == MessageClass.PROMOTIONAL;
    boolean transactional = event.messageClass() == MessageClass.TRANSACTIONAL;
    return switch (event.type()) {
      case SENT ->
          promotional ? Kind.PROMOTIONAL_SENT : transactional ? Kind.TRANSACTIONAL_SENT : null;
      case OPENED, CLICKED ->
          event.automated()
              ? null
              : promotional
                  ? Kind.PROMOTIONAL_INTERACTION
                  : transactional ? Kind.TRANSACTIONAL_INTERACTION : null;
      case DEFERRED, BOUNCED -> Kind.DELIVERY_FAILED;
      case COMPLAINED, UNSUBSCRIBED -> Kind.LEFT;
      case DELIVERED -> null;
    };
  }
}
