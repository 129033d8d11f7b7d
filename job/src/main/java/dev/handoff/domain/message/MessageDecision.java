package dev.handoff.domain.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gate decided about one mail: a record of the topic "messages" (SPEC section 7).
 *
 * @param messageId hash of alertId or requestId and address
 * @param messageClass which rules it goes by
 * @param message the message's id in the catalog; null for an alert
 * @param messageVersion its version, at least 1
 * @param alertId the sales alert; null for other mail
 * @param requestId the request, of a journey or of the customer's own system; null for an alert
 * @param journeyId the journey that asked, if one did
 * @param journeyVersion its version, at least 1
 * @param entry the group's how-manieth entry into that journey, from 1
 * @param nodeId the node that asked
 * @param buyingGroupId the group that was at the node
 * @param personId who gets it; null for an alert
 * @param recipient the address; empty when there is none ({@link Reason#NO_ADDRESS}, {@link
 *     Reason#ERASED})
 * @param topic the topic that consent was looked up for
 * @param decision what is done with the mail
 * @param reason why it is deferred or stopped; on {@link Decision#SEND} what was left out, else
 *     null
 * @param until when a deferred mail walks the gate again; null unless deferred
 * @param at the instant of the decision
 * @param redrivenAt when the mail was put in again; null: it was not
 */
public record MessageDecision(
    String messageId,
    MessageClass messageClass,
    @Nullable String message,
    @Nullable Integer messageVersion,
    @Nullable String alertId,
    @Nullable String requestId,
    @Nullable String journeyId,
    @Nullable Integer journeyVersion,
    @Nullable Integer entry,
    @Nullable String nodeId,
    @Nullable String buyingGroupId,
    @Nullable String personId,
    String recipient,
    @Nullable String topic,
    Decision decision,
    @Nullable Reason reason,
    @Nullable Instant until,
    Instant at,
    @Nullable Instant redrivenAt) {

  /** What is done with a mail. */
  public enum Decision {
    /** Handed on to be sent. */
    SEND("send"),
    /** Held until an instant, then judged again. */
    DEFER("defer"),
    /** Not sent, for good. */
    STOP("stop");

    private final String wireName;

    Decision(String wireName) {
      this.wireName = wireName;
    }

    /** The name in a record. */
    public String wireName() {
      return wireName;
    }
  }

  /** Why a mail is not sent, not yet, or not whole. */
  public enum Reason {
    EXPIRED("expired"),
    NO_ADDRESS("no-address"),
    ERASED("erased"),
    NOT_ALLOWED("not-allowed"),
    SUPPRESSED_BOUNCE("suppressed-bounce"),
    SUPPRESSED_COMPLAINT("suppressed-complaint"),
    NO_CONSENT("no-consent"),
    UNSUBSCRIBED("unsubscribed"),
    DUPLICATE("duplicate"),
    QUIET_HOURS("quiet-hours"),
    FREQUENCY_CAP("frequency-cap"),
    JOURNEY_ABORTED("journey-aborted"),
    /** Under the transactional share: promotional blocks were dropped, or the message refused. */
    LINT("lint"),
    RENDER_FAILED("render-failed");

    private final String wireName;

    Reason(String wireName) {
      this.wireName = wireName;
    }

    /** The name in a record. */
    public String wireName() {
      return wireName;
    }
  }
}
