package dev.handoff.domain.engagement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  private static final int[] NONE = new int[0];

  /** By day, then type. */
  private final ArrayList<Bucket> buckets = new ArrayList<>();

  /** The fingerprints of one day and type. */
  public record Bucket(int epochDay, String type, int[] fingerprints) {}

  /**
   * Counts an activity if its id is new on its day, under its type, and the cap is not reached;
   * returns whether it counts.
   */
  public boolean count(int epochDay, String type, String activityId, int dailyCap) {
    int at = place(epochDay, type);
    boolean there = at < buckets.size() && compare(buckets.get(at), epochDay, type) == 0;
    int[] known = there ? buckets.get(at).fingerprints() : NONE;
    int fingerprint = fingerprint(activityId);
    if (known.length >= dailyCap || holds(known, fingerprint)) {
      return false;
    }
    int[] grown = Arrays.copyOf(known, known.length + 1);
    grown[known.length] = fingerprint;
    Bucket bucket = new Bucket(epochDay, type, grown);
    if (there) {
      buckets.set(at, bucket);
    } else {
      buckets.add(at, bucket);
    }
    return true;
  }

  /** Puts a bucket back as it was stored; there is none of its day and type yet. */
  public void restore(Bucket bucket) {
    buckets.add(place(bucket.epochDay(), bucket.type()), bucket);
  }

  /** Everything, by day, then type. */
  public List<Bucket> buckets() {
    return List.copyOf(buckets);
  }

  /** How many activities count, by day and type. */
  public DailyTallies tallies() {
    DailyTallies tallies = new DailyTallies();
    for (Bucket bucket : buckets) {
      tallies.add(bucket.epochDay(), bucket.type(), bucket.fingerprints().length);
    }
    return tallies;
  }

  /** Forgets the days before this one. */
  public void expireBefore(int epochDay) {
    int gone = 0;
    while (gone < buckets.size() && buckets.get(gone).epochDay() < epochDay) {
      gone++;
    }
    buckets.subList(0, gone).clear();
  }

  /** The newest day with an id, or {@link Integer#MIN_VALUE}. */
  public int lastDay() {
    return buckets.isEmpty() ? Integer.MIN_VALUE : buckets.get(buckets.size() - 1).epochDay();
  }

  /** Where a bucket is, or belongs. What is unpacked comes in order, and goes to the end. */
  private int place(int epochDay, String type) {
    int at = buckets.size();
    while (at > 0 && compare(buckets.get(at - 1), epochDay, type) >= 0) {
      at--;
    }
    return at;
  }

  private static int compare(Bucket bucket, int epochDay, String type) {
    return bucket.epochDay() != epochDay
        ? Integer.compare(bucket.epochDay(), epochDay)
        : bucket.type().compareTo(type);
  }

  private static boolean holds(int[] known, int fingerprint) {
    for (int seen : known) {
      if (seen == fingerprint) {
        return true;
      }
    }
    return false;
  }

  private static int fingerprint(String activityId) {
    CRC32C crc = new CRC32C();
    crc.update(activityId.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
