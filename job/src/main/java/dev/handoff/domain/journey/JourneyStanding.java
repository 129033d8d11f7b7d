package dev.handoff.domain.journey;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one group stands in one journey at an instant, and what it waits for.
 *
 * @param journeyId the journey
 * @param name what people call it; null when it was withdrawn
 * @param version the version the group is inside of, else the one that says who enters, else the
 *     newest draft; 0 when it was withdrawn
 * @param status of the version that says who enters, else draft; null when it was withdrawn
 * @param state inside, over or never entered
 * @param entry entries so far; 0 before the first
 * @param enteredAt start of the last entry
 * @param nodeId the node it stands at; null when it is not inside
 * @param since inside, when it came to the node; over, when the entry ended
 * @param due when it goes on, times out or may enter with no record coming; null: never
 * @param asks the condition that it waits for; null when it waits for none
 * @param findings the parts of that condition, each with the value it sees
 */
public record JourneyStanding(
    String journeyId,
    @Nullable String name,
    int version,
    Journey.@Nullable Status status,
    State state,
    int entry,
    @Nullable Instant enteredAt,
    @Nullable String nodeId,
    @Nullable Instant since,
    @Nullable Instant due,
    @Nullable String asks,
    List<Condition.Finding> findings) {

  /** Whether the group is in the journey. */
  public enum State {
    OUTSIDE("outside"),
    INSIDE("inside"),
    OVER("over");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }

    /** The name in a record. */
    public String wireName() {
      return wireName;
    }
  }
}
