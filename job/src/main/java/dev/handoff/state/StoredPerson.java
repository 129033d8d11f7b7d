package dev.handoff.state;

import dev.handoff.domain.engagement.CountedIds;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.insight.MailHistory;
import dev.handoff.domain.insight.MemberInsight;
import dev.handoff.domain.route.PersonFile;
import dev.handoff.domain.route.PersonFile.Listing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code route} keeps of a person, as stored. The last four fields came with segments and
 * risk: null in what an earlier version has stored.
 */
public record StoredPerson(
    int formatVersion,
    @Nullable StoredProfile profile,
    @Nullable Instant erasedAt,
    Instant processedUntil,
    byte[] counted,
    StoredHistory history,
    List<StoredListing> listings,
    byte @Nullable [] mail,
    @Nullable String segment,
    @Nullable BigDecimal unsubscribeRisk,
    @Nullable Integer closedDay) {

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

  /** A group that lists the person, as stored. */
  public record StoredListing(
      String buyingGroupId, String groupName, Instant version, String personId, Instant joined) {}

  /** The stored form of a person's file, as it was after an instant. */
  public static StoredPerson of(PersonFile file, Instant processedUntil) {
    Person person = file.profile();
    return new StoredPerson(
        FORMAT_VERSION,
        person == null ? null : StoredProfile.of(person),
        file.erasedAt(),
        processedUntil,
        PackedBytes.of(file.counted()),
        StoredHistory.of(file.history()),
        file.listings().stream()
            .map(
                listing ->
                    new StoredListing(
                        listing.buyingGroupId(),
                        listing.groupName(),
                        listing.version(),
                        listing.personId(),
                        listing.joined()))
            .toList(),
        PackedBytes.of(file.mail().counted()),
        file.insight().segment(),
        file.insight().unsubscribeRisk(),
        file.closedDay());
  }

  /** The person's file. */
  public PersonFile toDomain() {
    return new PersonFile(
        profile == null ? null : profile.toDomain(),
        erasedAt,
        PackedBytes.countedIds(counted),
        history.toDomain(),
        listings.stream()
            .map(
                listing ->
                    new Listing(
                        listing.buyingGroupId(),
                        listing.groupName(),
                        listing.version(),
                        listing.personId(),
                        listing.joined()))
            .toList(),
        new MailHistory(mail == null ? new CountedIds() : PackedBytes.countedIds(mail)),
        new MemberInsight(segment == null ? "" : segment, unsubscribeRisk),
        closedDay == null ? Integer.MIN_VALUE : closedDay);
  }
}
