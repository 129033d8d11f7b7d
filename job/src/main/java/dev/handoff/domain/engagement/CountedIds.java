package dev.handoff.domain.engagement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Which activities of a person already count: per day and type at most {@code dailyCap}
 * fingerprints of activity ids. This one structure is the daily cap and the de-duplication (SPEC
 * section 2, "Tally"). Mutable.
 *
 * <p>A fingerprint has 32 bits: of twenty ids of one day and type, two clash once in some twenty
 * million such days, and one of them is then not counted.
 */
public final class CountedIds {

  private final TreeMap<Integer, TreeMap<String, int[]>> days = new TreeMap<>();

  /** The fingerprints of one day and type. */
  public record Bucket(int epochDay, String type, int[] fingerprints) {}

  /**
   * Counts an activity if its id is new on its day, under its type, and the cap is not reached;
   * returns whether it counts.
   */
  public boolean count(int epochDay, String type, String activityId, int dailyCap) {
    TreeMap<String, int[]> types = days.computeIfAbsent(epochDay, day -> new TreeMap<>());
    int[] known = types.getOrDefault(type, new int[0]);
    int fingerprint = fingerprint(activityId);
    if (known.length >= dailyCap || Arrays.stream(known).anyMatch(seen -> seen == fingerprint)) {
      return false;
    }
    int[] grown = Arrays.copyOf(known, known.length + 1);
    grown[known.length] = fingerprint;
    types.put(type, grown);
    return true;
  }

  /** Puts a bucket back as it was stored. */
  public void restore(Bucket bucket) {
    days.computeIfAbsent(bucket.epochDay(), day -> new TreeMap<>())
        .put(bucket.type(), bucket.fingerprints());
  }

  /** Everything, by day, then type. */
  public List<Bucket> buckets() {
    List<Bucket> buckets = new ArrayList<>();
    days.forEach(
        (day, types) -> types.forEach((type, ids) -> buckets.add(new Bucket(day, type, ids))));
    return buckets;
  }

  /** How many activities count, by day and type. */
  public DailyTallies tallies() {
    DailyTallies tallies = new DailyTallies();
    buckets()
        .forEach(
            bucket -> tallies.add(bucket.epochDay(), bucket.type(), bucket.fingerprints().length));
    return tallies;
  }

  /** Forgets the days before this one. */
  public void expireBefore(int epochDay) {
    days.headMap(epochDay, false).clear();
  }

  /** The newest day with an id, or {@link Integer#MIN_VALUE}. */
  public int lastDay() {
    return days.isEmpty() ? Integer.MIN_VALUE : days.lastKey();
  }

  private static int fingerprint(String activityId) {
    CRC32C crc = new CRC32C();
    crc.update(activityId.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
