package dev.handoff.state;

import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.insight.MailHistory;
import dev.handoff.domain.insight.MemberInsight;
import dev.handoff.domain.route.PersonFile;
import dev.handoff.domain.route.PersonFile.Listing;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code route} keeps of a person, as stored: packed, because it is read and written for each
 * activity.
 *
 * @param packed the instant after which it was so, when the person's timer stands, and the file
 */
public record StoredPerson(int formatVersion, byte[] packed) {

  private static final int FORMAT_VERSION = 1;

  /**
   * The stored form of a person's file.
   *
   * @param processedUntil the instant after which it was so
   * @param wakeAt when the person's timer stands; null: there is none
   */
  public static StoredPerson of(PersonFile file, Instant processedUntil, @Nullable Instant wakeAt) {
    PackedWriter out = new PackedWriter();
    out.instant(processedUntil);
    out.instant(wakeAt);
    write(file.profile(), out);
    out.instant(file.erasedAt());
    PackedBytes.write(file.counted(), out);
    PackedHistory.write(file.history(), out);
    out.each(file.listings(), listing -> write(listing, file.profile(), out));
    PackedBytes.write(file.mail().counted(), out);
    out.text(file.insight().segment());
    out.decimal(file.insight().unsubscribeRisk());
    out.number(file.closedDay());
    return new StoredPerson(FORMAT_VERSION, out.toByteArray());
  }

  /** The instant after which it was so. */
  public Instant processedUntil() {
    return new PackedReader(packed).instant();
  }

  /** When the person's timer stands; null: there is none. */
  public @Nullable Instant wakeAt() {
    PackedReader in = new PackedReader(packed);
    in.instant();
    return in.instantOrNull();
  }

  /** The person's file. */
  public PersonFile toDomain() {
    PackedReader in = new PackedReader(packed);
    in.instant();
    in.instantOrNull();
    Person profile = profile(in);
    return new PersonFile(
        profile,
        in.instantOrNull(),
        PackedBytes.countedIds(in),
        PackedHistory.read(new DailyTallies(), in),
        in.each(() -> listing(profile, in)),
        new MailHistory(PackedBytes.countedIds(in)),
        new MemberInsight(in.text(), in.decimalOrNull()),
        in.number());
  }

  private static void write(@Nullable Person person, PackedWriter out) {
    out.flag(person != null);
    if (person != null) {
      out.text(person.personId());
      out.text(person.firstName());
      out.text(person.lastName());
      out.text(person.title());
      out.text(person.email());
      out.text(person.phone());
      out.text(person.locale());
      out.text(person.timeZone());
      out.instant(person.updatedAt());
    }
  }

  private static @Nullable Person profile(PackedReader in) {
    return in.flag()
        ? new Person(
            in.text(),
            in.textOrNull(),
            in.textOrNull(),
            in.textOrNull(),
            in.textOrNull(),
            in.textOrNull(),
            in.textOrNull(),
            in.textOrNull(),
            in.instant(),
            false)
        : null;
  }

  /** What is nearly always the same is written only where it differs. */
  private static void write(Listing listing, @Nullable Person profile, PackedWriter out) {
    String personId = listing.personId();
    boolean profiled = profile != null && profile.personId().equals(personId);
    out.text(listing.buyingGroupId());
    out.text(listing.groupName());
    out.instant(listing.version());
    out.text(profiled ? null : personId);
    out.instant(listing.joined().equals(listing.version()) ? null : listing.joined());
  }

  private static Listing listing(@Nullable Person profile, PackedReader in) {
    String buyingGroupId = in.text();
    String groupName = in.text();
    Instant version = in.instant();
    String otherId = in.textOrNull();
    String personId = otherId == null ? Objects.requireNonNull(profile).personId() : otherId;
    Instant joined = in.instantOrNull();
    return new Listing(
        buyingGroupId, groupName, version, personId, joined == null ? version : joined);
  }
}
