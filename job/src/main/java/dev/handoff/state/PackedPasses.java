package dev.handoff.state;

import dev.handoff.domain.gate.Passes;
import dev.handoff.domain.gate.Passes.Pass;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The mails let through to an address as bytes: some fifty an id, and its name a counted one. */
final class PackedPasses {

  private static final byte[] EMPTY = new byte[0];

  private PackedPasses() {}

  static byte[] of(Passes passes) {
    if (passes.ids().isEmpty() && passes.counted().isEmpty()) {
      return EMPTY;
    }
    VarInts bytes = new VarInts();
    Map<String, Instant> ids = new TreeMap<>(passes.ids());
    bytes.write(ids.size());
    ids.forEach(
        (messageId, forgetAt) -> {
          write(bytes, messageId);
          write(bytes, forgetAt);
        });
    bytes.write(passes.counted().size());
    for (Pass pass : passes.counted()) {
      write(bytes, pass.messageId());
      bytes.write(pass.promotional() ? 1 : 0);
      write(bytes, pass.message());
      bytes.write(pass.messageVersion());
      write(bytes, pass.at());
    }
    Map<String, Boolean> unsent = new TreeMap<>(passes.unsent());
    bytes.write(unsent.size());
    unsent.forEach(
        (messageId, mayBeThere) -> {
          write(bytes, messageId);
          bytes.write(mayBeThere ? 1 : 0);
        });
    return bytes.toByteArray();
  }

  static Passes passes(byte[] packed) {
    Map<String, Instant> ids = new TreeMap<>();
    List<Pass> counted = new ArrayList<>();
    Map<String, Boolean> unsent = new TreeMap<>();
    if (packed.length > 0) {
      ByteBuffer bytes = ByteBuffer.wrap(packed);
      for (int left = VarInts.read(bytes); left > 0; left--) {
        String messageId = text(bytes);
        ids.put(messageId, instant(bytes));
      }
      for (int left = VarInts.read(bytes); left > 0; left--) {
        counted.add(
            new Pass(
                text(bytes),
                VarInts.read(bytes) == 1,
                text(bytes),
                VarInts.read(bytes),
                instant(bytes)));
      }
      // What was stored before mails could be put in again ends here.
      for (int left = bytes.hasRemaining() ? VarInts.read(bytes) : 0; left > 0; left--) {
        unsent.put(text(bytes), VarInts.read(bytes) == 1);
      }
    }
    return new Passes(ids, counted, unsent);
  }

  private static void write(VarInts bytes, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    bytes.write(utf8.length);
    bytes.write(utf8);
  }

  private static void write(VarInts bytes, Instant at) {
    bytes.write(ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli()).array());
  }

  private static String text(ByteBuffer bytes) {
    byte[] utf8 = new byte[VarInts.read(bytes)];
    bytes.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static Instant instant(ByteBuffer bytes) {
    return Instant.ofEpochMilli(bytes.getLong());
  }
}
