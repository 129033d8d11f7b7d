package dev.handoff.domain.group;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a person (SPEC section 1, topic {@code people}); the newest {@code updatedAt}
 * wins.
 *
 * @param personId the one thing that is always there
 * @param locale a BCP 47 tag such as {@code fr-FR}
 * @param timeZone an IANA zone such as {@code Europe/Paris}
 * @param updatedAt when the source last changed this record
 * @param erased true asks that everything about this person be forgotten; the other fields are then
 *     null
 */
public record Person(
    String personId,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String title,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String locale,
    @Nullable String timeZone,
    Instant updatedAt,
    boolean erased) {

  /** First and last name with one space between; the person's id when neither is known. */
  public String displayName() {
    String first = firstName == null ? "" : firstName.strip();
    String last = lastName == null ? "" : lastName.strip();
    String name = (first + " " + last).strip();
    return name.isEmpty() ? personId : name;
  }
}
