package dev.handoff.state;

import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.insight.MailHistory;
import dev.handoff.domain.insight.MemberInsight;
import dev.handoff.domain.route.PersonFile;
import dev.handoff.domain.route.PersonFile.Listing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code route} keeps of a person, as stored: packed, because it is read and written for each
 * activity.
 *
 * @param processedUntil the instant after which it was so
 */
public record StoredPerson(int formatVersion, Instant processedUntil, byte[] packed) {

  private static final int FORMAT_VERSION = 1;

  /** The stored form of a person's file, as it was after an instant. */
  public static StoredPerson of(PersonFile file, Instant processedUntil) {
    PackedWriter out = new PackedWriter();
    write(file.profile(), out);
    out.instant(file.erasedAt());
    PackedBytes.write(file.counted(), out);
    PackedHistory.write(file.history(), out);
    out.each(file.listings(), listing -> write(listing, out));
    PackedBytes.write(file.mail().counted(), out);
    out.text(file.insight().segment());
    out.decimal(file.insight().unsubscribeRisk());
    out.number(file.closedDay());
    return new StoredPerson(FORMAT_VERSION, processedUntil, out.toByteArray());
  }

  /** The person's file. */
  public PersonFile toDomain() {
    PackedReader in = new PackedReader(packed);
    return new PersonFile(
        profile(in),
        in.instantOrNull(),
        PackedBytes.countedIds(in),
        PackedHistory.read(new DailyTallies(), in),
        in.each(() -> listing(in)),
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

  private static void write(Listing listing, PackedWriter out) {
    out.text(listing.buyingGroupId());
    out.text(listing.groupName());
    out.instant(listing.version());
    out.text(listing.personId());
    out.instant(listing.joined());
  }

  private static Listing listing(PackedReader in) {
    return new Listing(in.text(), in.text(), in.instant(), in.text(), in.instant());
  }
}
