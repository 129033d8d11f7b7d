package dev.handoff.domain.exchange;

import dev.handoff.domain.group.Person;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageRequest;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Anything that bears on mail to one person, on its way to {@code address}. Exactly one of the
 * three bodies is there, as the kind says.
 *
 * @param kind what it is; kinds of one instant are applied in the order of the enum, so that a
 *     request passes behind the person's consents
 * @param personKey keyed hash of the personId
 * @param at the record's own time
 * @param person body of an ERASE or a PROFILE
 * @param consent body of a CONSENT
 * @param request body of a REQUEST
 */
public record AddressRecord(
    Kind kind,
    String personKey,
    Instant at,
    @Nullable Person person,
    @Nullable Consent consent,
    @Nullable MessageRequest request) {

  /**
   * The order within one instant: by kind, then by content, so that it does not depend on arrival.
   */
  public static final Comparator<AddressRecord> ORDER =
      Comparator.comparing(AddressRecord::at)
          .thenComparing(AddressRecord::kind)
          .thenComparing(AddressRecord::toString);

  /** What a record is. */
  public enum Kind {
    ERASE,
    PROFILE,
    CONSENT,
    REQUEST
  }

  public static AddressRecord of(String personKey, Person person) {
    Kind kind = person.erased() ? Kind.ERASE : Kind.PROFILE;
    return new AddressRecord(kind, personKey, person.updatedAt(), person, null, null);
  }

  public static AddressRecord of(String personKey, Consent consent) {
    return new AddressRecord(Kind.CONSENT, personKey, consent.occurredAt(), null, consent, null);
  }

  public static AddressRecord of(String personKey, MessageRequest request) {
    return new AddressRecord(Kind.REQUEST, personKey, request.askedAt(), null, null, request);
  }
}
