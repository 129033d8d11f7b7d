package dev.handoff.domain.engagement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each of a few things happened on each day: counts by epoch day and key, for at most a
 * window's worth of days. The same counts in any order of adding make equal tallies. Mutable; not
 * thread-safe.
 */
public final class DailyTallies {

  private final TreeMap<Integer, TreeMap<String, Integer>> days = new TreeMap<>();

  /**
   * One count.
   *
   * @param epochDay days since 1970-01-01 in the engagement zone
   * @param key what was counted: an activity type, a kind of moment, a packed {@link KeyPhrase}
   * @param count above 0
   */
  public record Cell(int epochDay, String key, int count) {}

  /** Tallies holding these cells; cells of one day and key add up. */
  public static DailyTallies of(Collection<Cell> cells) {
    DailyTallies tallies = new DailyTallies();
    for (Cell cell : cells) {
      tallies.add(cell.epochDay(), cell.key(), cell.count());
    }
    return tallies;
  }

  /** Counts {@code key} this many times more on that day. */
  public void add(int epochDay, String key, int count) {
    days.computeIfAbsent(epochDay, day -> new TreeMap<>()).merge(key, count, Integer::sum);
  }

  /** Forgets the days before this one; returns whether there were any. */
  public boolean expireBefore(int epochDay) {
    Map<Integer, TreeMap<String, Integer>> gone = days.headMap(epochDay, false);
    boolean any = !gone.isEmpty();
    gone.clear();
    return any;
  }

  /** Forgets this key on every day. */
  public void remove(String key) {
    days.values().forEach(counts -> counts.remove(key));
    days.values().removeIf(Map::isEmpty);
  }

  /** Counts as {@code other} from now on what was counted as {@code key}, on the same days. */
  public void rename(String key, String other) {
    for (Map<String, Integer> counts : days.values()) {
      Integer count = counts.remove(key);
      if (count != null) {
        counts.merge(other, count, Integer::sum);
      }
    }
  }

  /** How often {@code key} happened from one day to another, both included. */
  public int total(String key, int fromDay, int toDay) {
    int total = 0;
    for (Map<String, Integer> counts : window(fromDay, toDay)) {
      total += counts.getOrDefault(key, 0);
    }
    return total;
  }

  /**
   * How often everything happened from one day to another, both included; keys in their natural
   * order.
   */
  public SortedMap<String, Integer> totals(int fromDay, int toDay) {
    TreeMap<String, Integer> totals = new TreeMap<>();
    for (Map<String, Integer> counts : window(fromDay, toDay)) {
      counts.forEach((key, count) -> totals.merge(key, count, Integer::sum));
    }
    return totals;
  }

  /** Every count, by day, then key. */
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    days.forEach(
        (day, counts) -> counts.forEach((key, count) -> cells.add(new Cell(day, key, count))));
    return cells;
  }

  /** The newest day with a count, or {@link Integer#MIN_VALUE} when there is none. */
  public int lastDay() {
    return days.isEmpty() ? Integer.MIN_VALUE : days.lastKey();
  }

  /** The newest day with a count of any of these, or {@link Integer#MIN_VALUE}. */
  public int lastDay(Collection<String> keys) {
    for (Map.Entry<Integer, TreeMap<String, Integer>> day : days.descendingMap().entrySet()) {
      if (keys.stream().anyMatch(day.getValue()::containsKey)) {
        return day.getKey();
      }
    }
    return Integer.MIN_VALUE;
  }

  public boolean isEmpty() {
    return days.isEmpty();
  }

  private Collection<? extends Map<String, Integer>> window(int fromDay, int toDay) {
    return fromDay > toDay ? List.of() : days.subMap(fromDay, true, toDay, true).values();
  }
}
