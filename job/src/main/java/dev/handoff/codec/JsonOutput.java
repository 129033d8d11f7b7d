package dev.handoff.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way to compact JSON. Fields stand in the order in which they are written, null
 * ones are left out, and the same values always make the same bytes.
 */
final class JsonOutput {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();
  private static final int FIRST_ROOM = 512;

  private final JsonGenerator json;

  private JsonOutput(JsonGenerator json) {
    this.json = json;
  }

  /** The bytes of one object, in UTF-8; half of a surrogate pair, which has none, becomes "?". */
  static byte[] object(Consumer<JsonOutput> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_ROOM);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      fields.accept(new JsonOutput(json));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  void text(String name, @Nullable String value) {
    if (value != null) {
      write(() -> json.writeStringField(name, whole(value)));
    }
  }

  void integer(String name, @Nullable Integer value) {
    if (value != null) {
      write(() -> json.writeNumberField(name, value.intValue()));
    }
  }

  void longInteger(String name, @Nullable Long value) {
    if (value != null) {
      write(() -> json.writeNumberField(name, value.longValue()));
    }
  }

  /** Plain notation without trailing zeros: 35.25, 0, 100. */
  void decimal(String name, @Nullable BigDecimal value) {
    if (value != null) {
      write(
          () -> {
            json.writeFieldName(name);
            json.writeNumber(plain(value));
          });
    }
  }

  /** What is JSON already. */
  void json(String name, byte @Nullable [] value) {
    if (value != null) {
      write(
          () -> {
            json.writeFieldName(name);
            json.writeRawValue(new String(value, StandardCharsets.UTF_8));
          });
    }
  }

  /** UTC, to the millisecond: {@code 2026-09-01T08:00:00Z}, {@code 2026-09-01T08:00:00.123Z}. */
  void instant(String name, @Nullable Instant value) {
    if (value != null) {
      text(name, value.truncatedTo(ChronoUnit.MILLIS).toString());
    }
  }

  /** Only when true. */
  void flag(String name, boolean value) {
    if (value) {
      write(() -> json.writeBooleanField(name, true));
    }
  }

  /** True or false. */
  void truth(String name, boolean value) {
    write(() -> json.writeBooleanField(name, value));
  }

  <T> void object(String name, @Nullable T value, BiConsumer<JsonOutput, T> fields) {
    if (value != null) {
      write(
          () -> {
            json.writeObjectFieldStart(name);
            fields.accept(this, value);
            json.writeEndObject();
          });
    }
  }

  <T> void objects(String name, List<T> values, BiConsumer<JsonOutput, T> fields) {
    write(
        () -> {
          json.writeArrayFieldStart(name);
          for (T value : values) {
            json.writeStartObject();
            fields.accept(this, value);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  void texts(String name, List<String> values) {
    write(
        () -> {
          json.writeArrayFieldStart(name);
          for (String value : values) {
            json.writeString(whole(value));
          }
          json.writeEndArray();
        });
  }

  void integers(String name, List<Integer> values) {
    write(
        () -> {
          json.writeArrayFieldStart(name);
          for (Integer value : values) {
            json.writeNumber(value);
          }
          json.writeEndArray();
        });
  }

  /** A number keeps its own text, and weights and points are written again and again. */
  private static String plain(BigDecimal value) {
    String text = value.toString();
    boolean exponent = text.indexOf('E') >= 0;
    boolean trailingZero = text.endsWith("0") && text.indexOf('.') >= 0;
    return exponent || trailingZero ? value.stripTrailingZeros().toPlainString() : text;
  }

  private static String whole(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return text;
  }

  private static void write(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
