package dev.handoff.operator;

/** Names of the accumulators that tell a client how far a job is. */
public final class Progress {

  /** Good records read. */
  public static final String RECORDS = "records";

  /** Records that could not be used. */
  public static final String DEAD_LETTERS = "dead letters";

  /** Sales alerts decided. */
  public static final String ALERTS = "alerts";

  /** The newest instant that a group was run to, in milliseconds since the epoch. */
  public static final String INSTANT = "instant";

  private Progress() {}
}
