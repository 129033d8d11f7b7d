package dev.handoff.domain.exchange;

import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.message.OutboundMail;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Anything that concerns one mail address, on its way to {@code deliver}. Exactly one of the four
 * bodies is there, as the kind says.
 *
 * @param kind what it is
 * @param recipient the address in any spelling
 * @param mail body of a MAIL
 * @param event body of an EVENT: what became of mail to the address
 * @param consent body of a CONSENT of a person behind the address
 * @param personId body of an ERASE: a person who was behind the address
 * @param erasedAt when that person was erased
 */
public record RecipientRecord(
    Kind kind,
    String recipient,
    @Nullable OutboundMail mail,
    @Nullable MessageEvent event,
    @Nullable Consent consent,
    @Nullable String personId,
    @Nullable Instant erasedAt) {

  /** What a record about an address is. */
  public enum Kind {
    MAIL,
    EVENT,
    CONSENT,
    ERASE
  }

  public static RecipientRecord of(OutboundMail mail) {
    return new RecipientRecord(Kind.MAIL, mail.recipient(), mail, null, null, null, null);
  }

  public static RecipientRecord of(MessageEvent event) {
    return new RecipientRecord(Kind.EVENT, event.recipient(), null, event, null, null, null);
  }

  /** What a person says who is known by this address. */
  public static RecipientRecord of(String recipient, Consent consent) {
    return new RecipientRecord(Kind.CONSENT, recipient, null, null, consent, null, null);
  }

  /** The person who was known by this address is to be forgotten. */
  public static RecipientRecord erased(String recipient, String personId, Instant erasedAt) {
    return new RecipientRecord(Kind.ERASE, recipient, null, null, null, personId, erasedAt);
  }
}
