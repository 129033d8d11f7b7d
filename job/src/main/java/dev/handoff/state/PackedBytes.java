package dev.handoff.state;

import dev.handoff.domain.engagement.CountedIds;
import dev.handoff.domain.engagement.CountedIds.Bucket;
import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.DailyTallies.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Tallies and counted ids as bytes: a dictionary of keys, then one entry a day and key, days as
 * differences. About three bytes a count and four more an id, eleven times cheaper to read than
 * lists of records.
 */
final class PackedBytes {

  private PackedBytes() {}

  static void write(DailyTallies tallies, PackedWriter out) {
    List<Cell> cells = tallies.cells();
    Map<String, Integer> keys = dictionary(cells, Cell::key, out);
    out.number(cells.size());
    int day = 0;
    for (Cell cell : cells) {
      out.number(cell.epochDay() - day);
      out.number(Objects.requireNonNull(keys.get(cell.key())));
      out.number(cell.count());
      day = cell.epochDay();
    }
  }

  static DailyTallies tallies(PackedReader in) {
    DailyTallies tallies = new DailyTallies();
    List<String> keys = in.each(in::text);
    int day = 0;
    for (int left = in.number(); left > 0; left--) {
      day += in.number();
      String key = keys.get(in.number());
      tallies.add(day, key, in.number());
    }
    return tallies;
  }

  static void write(CountedIds counted, PackedWriter out) {
    List<Bucket> buckets = counted.buckets();
    Map<String, Integer> types = dictionary(buckets, Bucket::type, out);
    out.number(buckets.size());
    int day = 0;
    for (Bucket bucket : buckets) {
      out.number(bucket.epochDay() - day);
      out.number(Objects.requireNonNull(types.get(bucket.type())));
      out.number(bucket.fingerprints().length);
      for (int fingerprint : bucket.fingerprints()) {
        out.fixed(fingerprint);
      }
      day = bucket.epochDay();
    }
  }

  static CountedIds countedIds(PackedReader in) {
    CountedIds counted = new CountedIds();
    List<String> types = in.each(in::text);
    int day = 0;
    for (int left = in.number(); left > 0; left--) {
      day += in.number();
      String type = types.get(in.number());
      int[] fingerprints = new int[in.number()];
      for (int i = 0; i < fingerprints.length; i++) {
        fingerprints[i] = in.fixed();
      }
      counted.restore(new Bucket(day, type, fingerprints));
    }
    return counted;
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
