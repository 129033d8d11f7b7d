package dev.handoff.domain.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Anything that bears on the goals of mail to one person. An awaited goal, an activity, or neither:
 * then the person is to be forgotten.
 *
 * @param personKey keyed hash of the personId
 * @param awaited a mail was sent that has a goal
 * @param activityType the person did something that is some message's goal
 * @param at the record's own time
 */
public record GoalRecord(
    String personKey, @Nullable AwaitedGoal awaited, @Nullable String activityType, Instant at) {

  public static GoalRecord of(String personKey, AwaitedGoal awaited) {
    return new GoalRecord(personKey, awaited, null, awaited.sentAt());
  }

  public static GoalRecord did(String personKey, String activityType, Instant at) {
    return new GoalRecord(personKey, null, activityType, at);
  }

  public static GoalRecord erased(String personKey, Instant at) {
    return new GoalRecord(personKey, null, null, at);
  }
}
