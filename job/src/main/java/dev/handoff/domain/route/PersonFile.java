package dev.handoff.domain.route;

import dev.handoff.domain.engagement.CountedIds;
import dev.handoff.domain.engagement.PersonHistory;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.insight.MailHistory;
import dev.handoff.domain.insight.MemberInsight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code route} keeps of one person. Mutable; the tallies of its history stay empty,
 * because the counted ids hold them.
 */
public final class PersonFile {

  private @Nullable Person profile;
  private @Nullable Instant erasedAt;
  private final CountedIds counted;
  private final PersonHistory history;
  private final List<Listing> listings;
  private final MailHistory mail;
  private MemberInsight insight;
  private int closedDay;

  /**
   * A group that lists the person.
   *
   * @param buyingGroupId the group
   * @param groupName what it is called
   * @param version {@code updatedAt} of the newest snapshot that lists the person
   * @param personId the person's id, as the snapshot wrote it
   * @param joined {@code updatedAt} of the first snapshot, since they were last not listed, that
   *     does
   */
  public record Listing(
      String buyingGroupId, String groupName, Instant version, String personId, Instant joined) {}

  /**
   * All of it.
   *
   * @param insight what was made of the mail when a day was last closed
   * @param closedDay that day, as an epoch day; {@link Integer#MIN_VALUE} before the first
   */
  public PersonFile(
      @Nullable Person profile,
      @Nullable Instant erasedAt,
      CountedIds counted,
      PersonHistory history,
      List<Listing> listings,
      MailHistory mail,
      MemberInsight insight,
      int closedDay) {
    this.profile = profile;
    this.erasedAt = erasedAt;
    this.counted = counted;
    this.history = history;
    this.listings = new ArrayList<>(listings);
    this.mail = mail;
    this.insight = insight;
    this.closedDay = closedDay;
  }

  /** A person nobody has spoken of. */
  public static PersonFile empty() {
    return new PersonFile(
        null,
        null,
        new CountedIds(),
        PersonHistory.empty(),
        List.of(),
        MailHistory.empty(),
        MemberInsight.NONE,
        Integer.MIN_VALUE);
  }

  public @Nullable Person profile() {
    return profile;
  }

  /** When the person was last erased, while that must still be known. */
  public @Nullable Instant erasedAt() {
    return erasedAt;
  }

  public CountedIds counted() {
    return counted;
  }

  public PersonHistory history() {
    return history;
  }

  /** The groups that list the person, in the order of their ids. */
  public List<Listing> listings() {
    return List.copyOf(listings);
  }

  /** The person's mail of the window. */
  public MailHistory mail() {
    return mail;
  }

  /** What was made of the mail when a day was last closed. */
  public MemberInsight insight() {
    return insight;
  }

  /** The last day that was closed; {@link Integer#MIN_VALUE} before the first. */
  public int closedDay() {
    return closedDay;
  }

  void insight(MemberInsight newest) {
    this.insight = newest;
  }

  void closedDay(int newest) {
    this.closedDay = newest;
  }

  void profile(@Nullable Person newest) {
    this.profile = newest;
  }

  void erasedAt(@Nullable Instant at) {
    this.erasedAt = at;
  }

  @Nullable Listing listing(String buyingGroupId) {
    for (Listing listing : listings) {
      if (listing.buyingGroupId().equals(buyingGroupId)) {
        return listing;
      }
    }
    return null;
  }

  void list(Listing listing) {
    unlist(listing.buyingGroupId());
    listings.add(listing);
    listings.sort(Comparator.comparing(Listing::buyingGroupId));
  }

  void unlist(String buyingGroupId) {
    listings.removeIf(listing -> listing.buyingGroupId().equals(buyingGroupId));
  }
}
