package dev.handoff.domain.exchange;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.insight.MailDeed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Anything that concerns one person, on its way to {@code route}. Exactly one of the five bodies is
 * there, as the kind says.
 *
 * @param kind what it is; kinds of one instant are applied in the order of the enum
 * @param personKey keyed hash of the personId
 * @param at the record's own time
 * @param activity body of an ACTIVITY
 * @param moment body of a MOMENT
 * @param person body of an ERASE or a PROFILE
 * @param membership body of a LEAVE or a JOIN
 * @param phrases key phrases of an activity, packed
 * @param mail body of a MAIL
 */
public record PersonRecord(
    Kind kind,
    String personKey,
    Instant at,
    @Nullable Activity activity,
    @Nullable InterestingMoment moment,
    @Nullable Person person,
    @Nullable MembershipChange membership,
    List<String> phrases,
    @Nullable MailDeed mail) {

  /**
   * The order within one instant: by kind, then by content, so that it does not depend on arrival.
   */
  public static final Comparator<PersonRecord> ORDER =
      Comparator.comparing(PersonRecord::at)
          .thenComparing(PersonRecord::kind)
          .thenComparing(PersonRecord::toString);

  /** What a record to a person is. */
  public enum Kind {
    ERASE,
    PROFILE,
    LEAVE,
    JOIN,
    MOMENT,
    ACTIVITY,
    MAIL
  }

  public static PersonRecord of(String personKey, Activity activity, List<String> phrases) {
    return new PersonRecord(
        Kind.ACTIVITY, personKey, activity.occurredAt(), activity, null, null, null, phrases, null);
  }

  public static PersonRecord of(String personKey, InterestingMoment moment, List<String> phrases) {
    return new PersonRecord(
        Kind.MOMENT, personKey, moment.occurredAt(), null, moment, null, null, phrases, null);
  }

  public static PersonRecord of(String personKey, Person person) {
    Kind kind = person.erased() ? Kind.ERASE : Kind.PROFILE;
    return new PersonRecord(
        kind, personKey, person.updatedAt(), null, null, person, null, List.of(), null);
  }

  public static PersonRecord of(String personKey, MailDeed mail) {
    return new PersonRecord(
        Kind.MAIL, personKey, mail.at(), null, null, null, null, List.of(), mail);
  }

  public static PersonRecord joined(String personKey, MembershipChange membership) {
    return new PersonRecord(
        Kind.JOIN, personKey, membership.version(), null, null, null, membership, List.of(), null);
  }

  public static PersonRecord left(String personKey, MembershipChange membership) {
    return new PersonRecord(
        Kind.LEAVE, personKey, membership.version(), null, null, null, membership, List.of(), null);
  }
}
