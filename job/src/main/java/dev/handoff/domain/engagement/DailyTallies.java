package dev.handoff.domain.engagement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each of a few things happened on each day: counts by epoch day and key, for at most a
 * window's worth of days. The same counts in any order of adding make equal tallies. Kept as sorted
 * arrays, because they are unpacked and packed again for each activity. Mutable; not thread-safe.
 */
public final class DailyTallies {

  private static final int FIRST_ROOM = 8;

  private int size;
  private int[] days = new int[0];
  private String[] keys = new String[0];
  private int[] counts = new int[0];

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
    int at = place(epochDay, key);
    if (at == size || compare(at, epochDay, key) != 0) {
      insert(at, epochDay, key);
    }
    counts[at] += count;
  }

  /** Forgets the days before this one; returns whether there were any. */
  public boolean expireBefore(int epochDay) {
    int gone = firstFrom(epochDay);
    if (gone > 0) {
      drop(0, gone);
    }
    return gone > 0;
  }

  /** Forgets this key on every day. */
  public void remove(String key) {
    for (int at = size - 1; at >= 0; at--) {
      if (keys[at].equals(key)) {
        drop(at, at + 1);
      }
    }
  }

  /** Counts as {@code other} from now on what was counted as {@code key}, on the same days. */
  public void rename(String key, String other) {
    List<Cell> renamed = cells().stream().filter(cell -> cell.key().equals(key)).toList();
    remove(key);
    renamed.forEach(cell -> add(cell.epochDay(), other, cell.count()));
  }

  /** How often {@code key} happened from one day to another, both included. */
  public int total(String key, int fromDay, int toDay) {
    int total = 0;
    for (int at = firstFrom(fromDay); at < size && days[at] <= toDay; at++) {
      if (keys[at].equals(key)) {
        total += counts[at];
      }
    }
    return total;
  }

  /**
   * How often everything happened from one day to another, both included; keys in their natural
   * order.
   */
  public SortedMap<String, Integer> totals(int fromDay, int toDay) {
    TreeMap<String, Integer> totals = new TreeMap<>();
    for (int at = firstFrom(fromDay); at < size && days[at] <= toDay; at++) {
      totals.merge(keys[at], counts[at], Integer::sum);
    }
    return totals;
  }

  /** Every count, by day, then key. */
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>(size);
    for (int at = 0; at < size; at++) {
      cells.add(new Cell(days[at], keys[at], counts[at]));
    }
    return cells;
  }

  /** The newest day with a count, or {@link Integer#MIN_VALUE} when there is none. */
  public int lastDay() {
    return size == 0 ? Integer.MIN_VALUE : days[size - 1];
  }

  /** The newest day with a count of any of these, or {@link Integer#MIN_VALUE}. */
  public int lastDay(Collection<String> any) {
    for (int at = size - 1; at >= 0; at--) {
      if (any.contains(keys[at])) {
        return days[at];
      }
    }
    return Integer.MIN_VALUE;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Where the first count of this day or a later one is. */
  private int firstFrom(int epochDay) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (days[middle] < epochDay) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Where a count is, or belongs. What is unpacked comes in order, and goes to the end. */
  private int place(int epochDay, String key) {
    if (size == 0 || compare(size - 1, epochDay, key) < 0) {
      return size;
    }
    int at = firstFrom(epochDay);
    while (compare(at, epochDay, key) < 0) {
      at++;
    }
    return at;
  }

  private int compare(int at, int epochDay, String key) {
    return days[at] != epochDay ? Integer.compare(days[at], epochDay) : keys[at].compareTo(key);
  }

  private void insert(int at, int epochDay, String key) {
    if (size == days.length) {
      int room = Math.max(FIRST_ROOM, 2 * size);
      days = Arrays.copyOf(days, room);
      keys = Arrays.copyOf(keys, room);
      counts = Arrays.copyOf(counts, room);
    }
    move(at, at + 1);
    days[at] = epochDay;
    keys[at] = key;
    counts[at] = 0;
    size++;
  }

  private void drop(int from, int to) {
    move(to, from);
    size -= to - from;
  }

  private void move(int from, int to) {
    System.arraycopy(days, from, days, to, size - from);
    System.arraycopy(keys, from, keys, to, size - from);
    System.arraycopy(counts, from, counts, to, size - from);
  }
}
