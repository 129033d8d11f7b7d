package dev.handoff.domain.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The goals of the mails that one person got, and what the person did that is some message's goal:
 * whichever is heard first waits for the other. Mutable.
 */
public final class GoalFile {

  /** How much later than an activity the sending before it may be heard of. */
  static final Duration PATIENCE = Duration.ofDays(1);

  private final List<Awaited> awaited;
  private final List<Deed> deeds;

  /** A goal that is not reached yet. */
  public record Awaited(String messageId, String type, Instant sentAt, Instant until) {}

  /** Something that the person did. */
  public record Deed(String type, Instant at) {}

  /** A goal that was reached. */
  public record Reached(String messageId, Instant at) {}

  /** As it was kept. */
  public GoalFile(List<Awaited> awaited, List<Deed> deeds) {
    this.awaited = new ArrayList<>(awaited);
    this.deeds = new ArrayList<>(deeds);
  }

  /** Nothing is known. */
  public static GoalFile empty() {
    return new GoalFile(List.of(), List.of());
  }

  /** Takes in a record about the person; answers with the goals that are reached by it. */
  public List<Reached> take(GoalRecord record) {
    AwaitedGoal goal = record.awaited();
    String type = record.activityType();
    if (goal != null) {
      return await(new Awaited(goal.messageId(), goal.type(), goal.sentAt(), goal.until()));
    }
    if (type != null) {
      return did(new Deed(type, record.at()));
    }
    awaited.clear();
    deeds.clear();
    return List.of();
  }

  private List<Reached> await(Awaited goal) {
    for (Deed deed : deeds) {
      if (reaches(deed, goal)) {
        return List.of(new Reached(goal.messageId(), deed.at()));
      }
    }
    if (!awaited.contains(goal)) {
      awaited.add(goal);
    }
    return List.of();
  }

  private List<Reached> did(Deed deed) {
    List<Reached> reached = new ArrayList<>();
    Iterator<Awaited> goals = awaited.iterator();
    while (goals.hasNext()) {
      Awaited goal = goals.next();
      if (reaches(deed, goal)) {
        reached.add(new Reached(goal.messageId(), deed.at()));
        goals.remove();
      }
    }
    if (!deeds.contains(deed)) {
      deeds.add(deed);
    }
    return reached;
  }

  private static boolean reaches(Deed deed, Awaited goal) {
    return deed.type().equals(goal.type())
        && deed.at().isAfter(goal.sentAt())
        && !deed.at().isAfter(goal.until());
  }

  /** Drops what nothing can come of any more. */
  public void forget(Instant now) {
    awaited.removeIf(goal -> !goal.until().plus(PATIENCE).isAfter(now));
    deeds.removeIf(deed -> !deed.at().plus(PATIENCE).isAfter(now));
  }

  /** When there is something to forget next; null when there is nothing. */
  public @Nullable Instant nextForgetting() {
    return Stream.concat(awaited.stream().map(Awaited::until), deeds.stream().map(Deed::at))
        .min(Comparator.naturalOrder())
        .map(at -> at.plus(PATIENCE))
        .orElse(null);
  }

  public boolean isEmpty() {
    return awaited.isEmpty() && deeds.isEmpty();
  }

  public List<Awaited> awaited() {
    return List.copyOf(awaited);
  }

  public List<Deed> deeds() {
    return List.copyOf(deeds);
  }
}
