package dev.handoff.state;

import dev.handoff.domain.gate.Passes;
import dev.handoff.domain.gate.Passes.Pass;
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
    PackedWriter out = new PackedWriter();
    Map<String, Instant> ids = new TreeMap<>(passes.ids());
    out.each(
        ids.entrySet(),
        id -> {
          out.text(id.getKey());
          out.instant(id.getValue());
        });
    out.each(
        passes.counted(),
        pass -> {
          out.text(pass.messageId());
          out.flag(pass.promotional());
          out.text(pass.message());
          out.number(pass.messageVersion());
          out.instant(pass.at());
        });
    Map<String, Boolean> unsent = new TreeMap<>(passes.unsent());
    out.each(
        unsent.entrySet(),
        mail -> {
          out.text(mail.getKey());
          out.flag(mail.getValue());
        });
    return out.toByteArray();
  }

  static Passes passes(byte[] packed) {
    Map<String, Instant> ids = new TreeMap<>();
    List<Pass> counted = new ArrayList<>();
    Map<String, Boolean> unsent = new TreeMap<>();
    if (packed.length > 0) {
      PackedReader in = new PackedReader(packed);
      for (int left = in.number(); left > 0; left--) {
        ids.put(in.text(), in.instant());
      }
      counted.addAll(
          in.each(() -> new Pass(in.text(), in.flag(), in.text(), in.number(), in.instant())));
      for (int left = in.number(); left > 0; left--) {
        unsent.put(in.text(), in.flag());
      }
    }
    return new Passes(ids, counted, unsent);
  }
}
