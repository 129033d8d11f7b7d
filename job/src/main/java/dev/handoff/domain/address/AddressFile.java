package dev.handoff.domain.address;

import dev.handoff.domain.group.Person;
import dev.handoff.domain.message.Consent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that {@code address} keeps of one person. Mutable. */
public final class AddressFile {

  private static final Comparator<Consent> NEWEST =
      Comparator.comparing(Consent::occurredAt).thenComparing(Consent::toString);

  private @Nullable Person profile;
  private @Nullable Instant erasedAt;
  private final List<Former> formerAddresses;
  private final List<Consent> consents;

  /**
   * An address that the person had. Mail to it may still wait there, so that it must hear what the
   * person allows.
   *
   * @param until when no mail to it can wait any longer
   */
  public record Former(String address, Instant until) {}

  public AddressFile(
      @Nullable Person profile,
      @Nullable Instant erasedAt,
      List<Former> formerAddresses,
      List<Consent> consents) {
    this.profile = profile;
    this.erasedAt = erasedAt;
    this.formerAddresses = new ArrayList<>(formerAddresses);
    this.consents = new ArrayList<>(consents);
  }

  /** A person nobody has spoken of. */
  public static AddressFile empty() {
    return new AddressFile(null, null, List.of(), List.of());
  }

  /** What is known of the person. */
  public @Nullable Person profile() {
    return profile;
  }

  /** When the person was last erased, while that must still be known. */
  public @Nullable Instant erasedAt() {
    return erasedAt;
  }

  public List<Former> formerAddresses() {
    return List.copyOf(formerAddresses);
  }

  /** What has to be said again to a new address: of each purpose and topic the last words. */
  public List<Consent> consents() {
    return List.copyOf(consents);
  }

  void profile(@Nullable Person newest) {
    profile = newest;
  }

  void erase(@Nullable Instant at) {
    erasedAt = at;
    if (at != null) {
      profile = null;
      formerAddresses.clear();
      consents.clear();
    }
  }

  void leave(String address, Instant until) {
    formerAddresses.removeIf(former -> former.address().equals(address));
    formerAddresses.add(new Former(address, until));
  }

  void comeBackTo(String address) {
    formerAddresses.removeIf(former -> former.address().equals(address));
  }

  /**
   * Keeps the newest consents about each purpose and topic, all that are of one time, and the
   * newest that name a jurisdiction.
   */
  void add(Consent consent) {
    if (!consents.contains(consent)) {
      consents.add(consent);
      consents.sort(NEWEST);
      consents.removeIf(old -> isOverruled(old));
    }
  }

  private boolean isOverruled(Consent old) {
    boolean saidSince =
        consents.stream()
            .anyMatch(
                other ->
                    other.occurredAt().isAfter(old.occurredAt())
                        && other.purpose() == old.purpose()
                        && Objects.equals(other.topic(), old.topic()));
    boolean lawSince =
        old.jurisdiction() == null
            || consents.stream()
                .anyMatch(
                    other ->
                        other.jurisdiction() != null
                            && other.occurredAt().isAfter(old.occurredAt()));
    return saidSince && lawSince;
  }

  void forget(Instant now, Instant erasuresBefore) {
    formerAddresses.removeIf(former -> !former.until().isAfter(now));
    if (erasedAt != null && !erasedAt.isAfter(erasuresBefore)) {
      erasedAt = null;
    }
  }

  /** Whether there is nothing to keep. */
  public boolean isEmpty() {
    return profile == null && erasedAt == null && formerAddresses.isEmpty() && consents.isEmpty();
  }
}
