package dev.handoff.domain.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of earlier mail to one address, as far as it bears on the next: bounces, complaints,
 * unsubscribes (SPEC section 6). What is kept depends on what happened and when, not on the order
 * in which it is heard. Mutable.
 */
public final class Suppressions {

  /** So many mails in a row that bounced softly suppress the address. */
  static final int SOFT_BOUNCES = 5;

  /** Fewer than that are forgotten after this time. */
  private static final Duration SOFT_BOUNCE_MEMORY = Duration.ofDays(30);

  private @Nullable Instant hardBouncedAt;
  private @Nullable Instant reachedAt;
  private final List<SoftBounce> softBounces;
  private final List<Objection> objections;

  /** A mail that the recipient's side could not take for now. */
  public record SoftBounce(String messageId, Instant at) {}

  /** How somebody objects to promotional mail without a consent record. */
  public enum Protest {
    COMPLAINT,
    UNSUBSCRIBE
  }

  /**
   * The newest protest of its kind.
   *
   * @param topic what was left; null: all promotional mail
   */
  public record Objection(Protest protest, @Nullable String topic, Instant at) {}

  /**
   * @param hardBouncedAt when the address was last said not to exist
   * @param reachedAt when a mail was last known to have reached somebody there
   * @param softBounces the last few
   */
  public Suppressions(
      @Nullable Instant hardBouncedAt,
      @Nullable Instant reachedAt,
      List<SoftBounce> softBounces,
      List<Objection> objections) {
    this.hardBouncedAt = hardBouncedAt;
    this.reachedAt = reachedAt;
    this.softBounces = new ArrayList<>(softBounces);
    this.objections = new ArrayList<>(objections);
  }

  public @Nullable Instant hardBouncedAt() {
    return hardBouncedAt;
  }

  public @Nullable Instant reachedAt() {
    return reachedAt;
  }

  public List<SoftBounce> softBounces() {
    return List.copyOf(softBounces);
  }

  public List<Objection> objections() {
    return List.copyOf(objections);
  }

  void hardBounced(Instant at) {
    hardBouncedAt = later(hardBouncedAt, at);
  }

  /** A mail counts once, however often it bounces. */
  void softBounced(String messageId, Instant at) {
    if (softBounces.stream().noneMatch(bounce -> bounce.messageId().equals(messageId))) {
      softBounces.add(new SoftBounce(messageId, at));
      softBounces.sort(Comparator.comparing(SoftBounce::at).thenComparing(SoftBounce::messageId));
      if (softBounces.size() > SOFT_BOUNCES) {
        softBounces.remove(0);
      }
    }
  }

  /** Somebody is there: bounces before this no longer count. */
  void reached(Instant at) {
    reachedAt = later(reachedAt, at);
  }

  void objected(Protest protest, @Nullable String topic, Instant at) {
    Objection known =
        objections.stream()
            .filter(said -> said.protest() == protest && Objects.equals(said.topic(), topic))
            .findAny()
            .orElse(null);
    if (known == null || at.isAfter(known.at())) {
      objections.remove(known);
      objections.add(new Objection(protest, topic, at));
    }
  }

  boolean bouncesHard() {
    return hardBouncedAt != null && !reachedSince(hardBouncedAt);
  }

  /** Whether nothing but what people are told about their own sales may go there. */
  boolean bounces() {
    return bouncesHard() || countingSoftBounces().count() >= SOFT_BOUNCES;
  }

  /** The newest protest that holds for a topic. */
  @Nullable Instant objectedAt(Protest protest, @Nullable String topic) {
    return objections.stream()
        .filter(said -> said.protest() == protest)
        .filter(said -> said.topic() == null || said.topic().equals(topic))
        .map(Objection::at)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  void forget(Instant now) {
    Instant before = now.minus(SOFT_BOUNCE_MEMORY);
    if (countingSoftBounces().count() < SOFT_BOUNCES) {
      softBounces.removeIf(bounce -> !bounce.at().isAfter(before));
    }
    if (hardBouncedAt == null && reachedAt != null && !reachedAt.isAfter(before)) {
      reachedAt = null;
    }
  }

  /** When the next thing can be forgotten. */
  Stream<Instant> ends() {
    Stream<Instant> bounces =
        countingSoftBounces().count() < SOFT_BOUNCES
            ? softBounces.stream().map(SoftBounce::at)
            : Stream.of();
    Stream<Instant> deliveries = hardBouncedAt == null ? Stream.ofNullable(reachedAt) : Stream.of();
    return Stream.concat(bounces, deliveries).map(at -> at.plus(SOFT_BOUNCE_MEMORY));
  }

  boolean isEmpty() {
    return hardBouncedAt == null
        && reachedAt == null
        && softBounces.isEmpty()
        && objections.isEmpty();
  }

  private Stream<SoftBounce> countingSoftBounces() {
    return softBounces.stream().filter(bounce -> !reachedSince(bounce.at()));
  }

  private boolean reachedSince(Instant at) {
    return reachedAt != null && reachedAt.isAfter(at);
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || other.isAfter(one) ? other : one;
  }
}
