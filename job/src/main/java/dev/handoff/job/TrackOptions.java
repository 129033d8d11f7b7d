package dev.handoff.job;

import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** The options of the links in mails, and of what answers them (SPEC section 6, "Links"). */
public final class TrackOptions {

  public static final ConfigOption<String> BASE_URL =
      ConfigOptions.key("track.base-url")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Start of the links that `track` answers, such as `https://mail.example.com`;"
                  + " required where the catalog has promotional messages.");
  public static final ConfigOption<String> KEYS_FILE =
      ConfigOptions.key("track.keys-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File with the keys that seal these links, `<id>:<base64>` a line, the newest first,"
                  + " else `HANDOFF_TRACK_KEYS`; required with `track.base-url`.");

  /** Start of the keys that name topics in a language: {@code track.topics.product-news.fr}. */
  static final String TOPICS_PREFIX = "track.topics.";

  private static final List<String> LANGUAGES = List.of("en", "fr");

  private TrackOptions() {}

  /** Whether a key names a topic. */
  static boolean names(String key) {
    int dot = key.lastIndexOf('.');
    return key.startsWith(TOPICS_PREFIX)
        && dot > TOPICS_PREFIX.length()
        && LANGUAGES.contains(key.substring(dot + 1));
  }
}
