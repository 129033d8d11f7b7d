package dev.handoff.state;

import dev.handoff.domain.address.AddressFile;
import dev.handoff.domain.address.AddressFile.Former;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.Consent.Purpose;
import dev.handoff.domain.message.Consent.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code address} keeps of a person, as stored. */
public record StoredAddress(
    int formatVersion,
    @Nullable StoredProfile profile,
    @Nullable Instant erasedAt,
    Instant processedUntil,
    List<StoredFormer> formerAddresses,
    List<StoredConsent> consents) {

  private static final int FORMAT_VERSION = 1;

  /** A person's profile as stored. */
  public record StoredProfile(
      String personId,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String title,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String locale,
      @Nullable String timeZone,
      Instant updatedAt) {

    static StoredProfile of(Person person) {
      return new StoredProfile(
          person.personId(),
          person.firstName(),
          person.lastName(),
          person.title(),
          person.email(),
          person.phone(),
          person.locale(),
          person.timeZone(),
          person.updatedAt());
    }

    Person toDomain() {
      return new Person(
          personId, firstName, lastName, title, email, phone, locale, timeZone, updatedAt, false);
    }
  }

  /** An address that the person had, as stored. */
  public record StoredFormer(String address, Instant until) {}

  /** A consent as stored. */
  public record StoredConsent(
      String personId,
      Purpose purpose,
      @Nullable String topic,
      Status status,
      @Nullable String jurisdiction,
      String source,
      @Nullable String textVersion,
      Instant occurredAt) {}

  /** The stored form of a person's file, as it was after an instant. */
  public static StoredAddress of(AddressFile file, Instant processedUntil) {
    Person person = file.profile();
    return new StoredAddress(
        FORMAT_VERSION,
        person == null ? null : StoredProfile.of(person),
        file.erasedAt(),
        processedUntil,
        file.formerAddresses().stream()
            .map(former -> new StoredFormer(former.address(), former.until()))
            .toList(),
        file.consents().stream()
            .map(
                said ->
                    new StoredConsent(
                        said.personId(),
                        said.purpose(),
                        said.topic(),
                        said.status(),
                        said.jurisdiction(),
                        said.source(),
                        said.textVersion(),
                        said.occurredAt()))
            .toList());
  }

  /** The person's file. */
  public AddressFile toDomain() {
    return new AddressFile(
        profile == null ? null : profile.toDomain(),
        erasedAt,
        formerAddresses.stream()
            .map(former -> new Former(former.address(), former.until()))
            .toList(),
        consents.stream()
            .map(
                said ->
                    new Consent(
                        said.personId(),
                        said.purpose(),
                        said.topic(),
                        said.status(),
                        said.jurisdiction(),
                        said.source(),
                        said.textVersion(),
                        said.occurredAt()))
            .toList());
  }
}
