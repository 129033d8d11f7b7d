package dev.handoff.codec;

import dev.handoff.domain.deadletter.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What could not be used, as the topic {@code dead-letters} holds it (SPEC section 7). */
public final class DeadLetterWriter {
  private DeadLetterWriter() {}

  /** Compact JSON; the original as text when its bytes are UTF-8, else in Base64. */
  public static byte[] write(DeadLetter letter) {
    return JsonOutput.object(
        out -> {
          out.text("topic", letter.topic());
          out.text("stage", letter.stage());
          out.text("reason", letter.reason());
          out.text("field", letter.field());
          if (!letter.faults().isEmpty()) {
            out.objects("faults", letter.faults(), DeadLetterWriter::writeFault);
          }
          writeOriginal(out, letter.original());
          out.integer("originalLength", letter.originalLength());
          out.flag("truncated", letter.truncated());
          out.object("origin", letter.origin(), DeadLetterWriter::writeOrigin);
          out.instant("at", letter.at());
        });
  }

  private static void writeFault(JsonOutput out, DeadLetter.Fault fault) {
    out.text("path", fault.path());
    out.integer("line", fault.line());
    out.integer("column", fault.column());
    out.text("message", fault.message());
  }

  private static void writeOriginal(JsonOutput out, byte[] original) {
    String text = textOrNull(original);
    if (text == null) {
      out.text("originalBase64", Base64.getEncoder().encodeToString(original));
    } else {
      out.text("original", text);
    }
  }

  private static @Nullable String textOrNull(byte[] original) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(original)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static void writeOrigin(JsonOutput out, DeadLetter.Origin origin) {
    out.text("topic", origin.topic());
    out.integer("partition", origin.partition());
    out.longInteger("offset", origin.offset());
    out.instant("timestamp", origin.timestamp());
    out.text("file", origin.file());
    out.longInteger("line", origin.line());
    out.text("messageId", origin.messageId());
  }
}
