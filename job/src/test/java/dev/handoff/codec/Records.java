package dev.handoff.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.InterestingMoment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Short ways for tests to write records and to look at what came of them. */
final class Records {
  private Records() {}

  /** JSON written with single quotes. */
  static byte[] json(String singleQuoted) {
    return singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
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
