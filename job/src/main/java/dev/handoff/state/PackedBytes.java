package dev.handoff.state;

import dev.handoff.domain.engagement.CountedIds;
import dev.handoff.domain.engagement.CountedIds.Bucket;
import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.DailyTallies.Cell;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * Tallies and counted ids as bytes: a dictionary of keys, then one entry a day and key, days as
 * differences. About three bytes a count and four more an id, eleven times cheaper to read than
 * lists of records.
 */
final class PackedBytes {

  private static final byte[] EMPTY = new byte[0];

  private PackedBytes() {}

  static byte[] of(DailyTallies tallies) {
    List<Cell> cells = tallies.cells();
    if (cells.isEmpty()) {
      return EMPTY;
    }
    VarInts bytes = new VarInts();
    List<String> keys = dictionary(bytes, cells.stream().map(Cell::key).toList());
    bytes.write(cells.size());
    int day = 0;
    for (Cell cell : cells) {
      bytes.write(cell.epochDay() - day);
      bytes.write(Collections.binarySearch(keys, cell.key()));
      bytes.write(cell.count());
      day = cell.epochDay();
    }
    return bytes.toByteArray();
  }

  static DailyTallies tallies(byte[] packed) {
    DailyTallies tallies = new DailyTallies();
    if (packed.length > 0) {
      ByteBuffer bytes = ByteBuffer.wrap(packed);
      List<String> keys = dictionary(bytes);
      int day = 0;
      for (int left = VarInts.read(bytes); left > 0; left--) {
        day += VarInts.read(bytes);
        String key = keys.get(VarInts.read(bytes));
        tallies.add(day, key, VarInts.read(bytes));
      }
    }
    return tallies;
  }

  static byte[] of(CountedIds counted) {
    List<Bucket> buckets = counted.buckets();
    if (buckets.isEmpty()) {
      return EMPTY;
    }
    VarInts bytes = new VarInts();
    List<String> types = dictionary(bytes, buckets.stream().map(Bucket::type).toList());
    bytes.write(buckets.size());
    int day = 0;
    for (Bucket bucket : buckets) {
      bytes.write(bucket.epochDay() - day);
      bytes.write(Collections.binarySearch(types, bucket.type()));
      bytes.write(bucket.fingerprints().length);
      for (int fingerprint : bucket.fingerprints()) {
        bytes.writeFixed(fingerprint);
      }
      day = bucket.epochDay();
    }
    return bytes.toByteArray();
  }

  static CountedIds countedIds(byte[] packed) {
    CountedIds counted = new CountedIds();
    if (packed.length > 0) {
      ByteBuffer bytes = ByteBuffer.wrap(packed);
      List<String> types = dictionary(bytes);
      int day = 0;
      for (int left = VarInts.read(bytes); left > 0; left--) {
        day += VarInts.read(bytes);
        String type = types.get(VarInts.read(bytes));
        int[] fingerprints = new int[VarInts.read(bytes)];
        for (int i = 0; i < fingerprints.length; i++) {
          fingerprints[i] = bytes.getInt();
        }
        counted.restore(new Bucket(day, type, fingerprints));
      }
    }
    return counted;
  }

  private static List<String> dictionary(VarInts bytes, List<String> keys) {
    List<String> distinct = new ArrayList<>(new TreeSet<>(keys));
    bytes.write(distinct.size());
    for (String key : distinct) {
      byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
      bytes.write(utf8.length);
      bytes.write(utf8);
    }
    return distinct;
  }

  private static List<String> dictionary(ByteBuffer bytes) {
    List<String> keys = new ArrayList<>();
    for (int left = VarInts.read(bytes); left > 0; left--) {
      byte[] utf8 = new byte[VarInts.read(bytes)];
      bytes.get(utf8);
      keys.add(new String(utf8, StandardCharsets.UTF_8));
    }
    return keys;
  }
}
