package dev.handoff.domain.journey;

import dev.handoff.domain.activity.MomentType;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One place in a journey (SPEC section 4). */
public sealed interface JourneyNode {

  /** Unique in its journey. */
  String id();

  /**
   * Where to go on; null: the node that follows in the list. Not used by nodes that name their own
   * targets.
   */
  @Nullable String next();

  /**
   * Waits until the condition turns true; after {@code timeout} goes to {@code onTimeout}, or
   * leaves the journey.
   */
  record Listen(
      String id,
      @Nullable String next,
      String until,
      @Nullable Duration timeout,
      @Nullable String onTimeout)
      implements JourneyNode {}

  /** Waits this long. */
  record WaitFor(String id, @Nullable String next, Duration duration) implements JourneyNode {}

  /** Waits until an instant. */
  record WaitUntil(String id, @Nullable String next, Instant until) implements JourneyNode {}

  /**
   * Waits until the next of these days, at this time, in this zone; a null zone is the job's
   * engagement zone.
   */
  record WaitForDay(
      String id, @Nullable String next, List<DayOfWeek> days, LocalTime time, @Nullable ZoneId zone)
      implements JourneyNode {}

  /** The first path whose condition holds; else {@code otherwise}; else the group leaves. */
  record Split(String id, List<Path> paths, @Nullable String otherwise) implements JourneyNode {
    @Override
    public @Nullable String next() {
      return null;
    }

    /** One way out. */
    public record Path(String when, String to) {}
  }

  /** A path by stable hash of journey, version and group. */
  record Variant(String id, List<Share> paths) implements JourneyNode {
    @Override
    public @Nullable String next() {
      return null;
    }

    /** One way out, taken by {@code percent} of the groups; all paths together make 100. */
    public record Share(int percent, String to) {}
  }

  /** A node that does something and goes on. */
  sealed interface Action extends JourneyNode {

    /** How long after it last acted on a group it does not act again on it, across entries. */
    @Nullable Duration coolDown();
  }

  /** Alerts sales; a group of another solution interest passes with a recorded reason. */
  record SendSalesAlert(
      String id,
      @Nullable String next,
      @Nullable Duration coolDown,
      String solutionInterest,
      List<String> sendEmailTo,
      @Nullable String locale,
      @Nullable ZoneId timeZone,
      Duration notAfter)
      implements Action {}

  /** Sets the group's status, at most 50 characters. */
  record UpdateStatus(String id, @Nullable String next, @Nullable Duration coolDown, String status)
      implements Action {}

  /** Sets the group's stage. */
  record UpdateStage(String id, @Nullable String next, @Nullable Duration coolDown, String stage)
      implements Action {}

  /** Adds an interesting moment to the group itself, at most 140 characters; it does not score. */
  record AddAccountMoment(
      String id,
      @Nullable String next,
      @Nullable Duration coolDown,
      MomentType type,
      String description)
      implements Action {}

  /** An action on people: on each member of these roles. */
  sealed interface PeopleAction extends Action {

    /** Names of roles; none: all members. */
    List<String> roles();

    /** Whether it is for members of this role. */
    default boolean reaches(String role) {
      return roles().isEmpty() || roles().contains(role);
    }
  }

  /**
   * Asks for one message to each member of these roles; no roles: all members. A promotional one is
   * not asked for to members whose risk to unsubscribe is known and above {@code
   * maxUnsubscribeRisk}.
   */
  record SendMessage(
      String id,
      @Nullable String next,
      @Nullable Duration coolDown,
      String message,
      List<String> roles,
      @Nullable String topic,
      @Nullable BigDecimal maxUnsubscribeRisk)
      implements PeopleAction {}

  /**
   * Adds an interesting moment to each member of these roles, which scores; no roles: all members.
   */
  record AddPersonMoment(
      String id,
      @Nullable String next,
      @Nullable Duration coolDown,
      MomentType type,
      String description,
      List<String> roles)
      implements PeopleAction {}

  /** The journey is completed for this group. */
  record End(String id) implements JourneyNode {
    @Override
    public @Nullable String next() {
      return null;
    }
  }
}
