package dev.handoff.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.fixture.Schemas;
import dev.handoff.fixture.Schemas.Example;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Short ways for tests to write records and to look at what came of them. */
final class Records {
  private Records() {}

  /** JSON written with single quotes. */
  static byte[] json(String singleQuoted) {
    return singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  /** A record as a test has changed it. */
  static byte[] bytes(ObjectNode record) {
    return record.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A valid example of a topic. */
  static byte[] example(String topic, String name) {
    return Schemas.validExample(topic, name).bytes();
  }

  /** A published sample. */
  static String fixture(String name) {
    try (InputStream in = Records.class.getResourceAsStream("/fixtures/" + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Each valid example of a topic, without one of these fields, is rejected and the field named.
   */
  static void assertNamesWhatIsMissing(
      String topic, Function<byte[], Parsed<?>> reader, String... fields) {
    for (Example example : Schemas.validExamples(topic)) {
      for (String field : fields) {
        ObjectNode record = example.record().deepCopy();
        record.remove(field);
        assertThat(reader.apply(bytes(record)).rejections())
            .singleElement()
            .satisfies(rejection -> assertThat(rejection.field()).startsWith(field));
      }
    }
  }

  static <T> T only(Parsed<T> parsed) {
    assertThat(parsed.rejections()).isEmpty();
    assertThat(parsed.items()).hasSize(1);
    return parsed.items().get(0);
  }

  static Rejection onlyRejection(Parsed<?> parsed) {
    assertThat(parsed.items()).isEmpty();
    assertThat(parsed.rejections()).hasSize(1);
    return parsed.rejections().get(0);
  }

  static Activity onlyActivity(Parsed<ActivityOrMoment> parsed) {
    return activity(only(parsed));
  }

  static Activity activity(ActivityOrMoment item) {
    assertThat(item).isInstanceOf(ActivityOrMoment.AnActivity.class);
    return ((ActivityOrMoment.AnActivity) item).activity();
  }

  static InterestingMoment onlyMoment(Parsed<ActivityOrMoment> parsed) {
    ActivityOrMoment item = only(parsed);
    assertThat(item).isInstanceOf(ActivityOrMoment.AMoment.class);
    return ((ActivityOrMoment.AMoment) item).moment();
  }
}
