package dev.handoff.state;

import dev.handoff.domain.engagement.CountedIds;
import dev.handoff.domain.engagement.CountedIds.Bucket;
import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.DailyTallies.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Tallies and counted ids as bytes: a dictionary of keys, then for each day and key mostly one byte
 * (which key, whether it is the day before's, the same or the next, and whether it counts once),
 * and four more an id. Ids come last: they are noise, and what stands between noise is not
 * compressed.
 */
final class PackedBytes {

  private PackedBytes() {}

  static void write(DailyTallies tallies, PackedWriter out) {
    List<Cell> cells = tallies.cells();
    Map<String, Integer> keys = dictionary(cells, Cell::key, out);
    out.unsigned(cells.size());
    int day = 0;
    for (Cell cell : cells) {
      PackedCell.write(cell.epochDay() - day, place(keys, cell.key()), cell.count(), out);
      day = cell.epochDay();
    }
  }

  static DailyTallies tallies(PackedReader in) {
    DailyTallies tallies = new DailyTallies();
    List<String> keys = in.each(in::text);
    PackedCell cell = new PackedCell();
    for (long left = in.unsigned(); left > 0; left--) {
      cell.read(in);
      tallies.add(cell.day(), keys.get(cell.key()), cell.count());
    }
    return tallies;
  }

  static void write(CountedIds counted, PackedWriter out) {
    List<Bucket> buckets = counted.buckets();
    Map<String, Integer> types = dictionary(buckets, Bucket::type, out);
    out.unsigned(buckets.size());
    int day = 0;
    for (Bucket bucket : buckets) {
      PackedCell.write(
          bucket.epochDay() - day, place(types, bucket.type()), bucket.fingerprints().length, out);
      day = bucket.epochDay();
    }
    for (Bucket bucket : buckets) {
      for (int fingerprint : bucket.fingerprints()) {
        out.fixed(fingerprint);
      }
    }
  }

  static CountedIds countedIds(PackedReader in) {
    CountedIds counted = new CountedIds();
    List<String> types = in.each(in::text);
    List<Bucket> buckets = new ArrayList<>();
    PackedCell cell = new PackedCell();
    for (long left = in.unsigned(); left > 0; left--) {
      cell.read(in);
      buckets.add(new Bucket(cell.day(), types.get(cell.key()), new int[cell.count()]));
    }
    for (Bucket bucket : buckets) {
      int[] fingerprints = bucket.fingerprints();
      for (int i = 0; i < fingerprints.length; i++) {
        fingerprints[i] = in.fixed();
      }
      counted.restore(bucket);
    }
    return counted;
  }

  private static int place(Map<String, Integer> keys, String key) {
    return Objects.requireNonNull(keys.get(key));
  }

  /** Writes each key once, and says which it was. */
  private static <T> Map<String, Integer> dictionary(
      List<T> items, Function<T, String> keyOf, PackedWriter out) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (T item : items) {
      places.putIfAbsent(keyOf.apply(item), places.size());
    }
    out.each(places.keySet(), out::text);
    return places;
  }
}
