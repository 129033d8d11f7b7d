package dev.handoff.job;

import dev.handoff.operator.Secret;
import dev.handoff.operator.TrackAddress;
import dev.handoff.source.KafkaTopics;
import dev.handoff.template.Brand;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the options of the links in mails, and says what is wrong with them. */
final class TrackReading {

  private TrackReading() {}

  /** Where links lead; null: nowhere. */
  static @Nullable TrackAddress address(OptionValues values) {
    String baseUrl = baseUrl(values);
    if (baseUrl == null) {
      return null;
    }
    TrackAddress address =
        new TrackAddress(baseUrl, new Secret("track.keys", values.get(TrackOptions.KEYS_FILE)));
    check(values, address);
    return address;
  }

  /**
   * What answering takes.
   *
   * @param kafka where records go; null: to files
   * @throws BadOptionsException with everything that is wrong so far
   */
  static TrackSettings settings(OptionValues values, @Nullable KafkaTopics kafka)
      throws BadOptionsException {
    TrackAddress address = address(values);
    Brand brand = BrandOptions.read(values);
    if (values.get(TrackOptions.BASE_URL) == null) {
      values.fault(TrackOptions.BASE_URL.key() + ": is required: where the links of mails lead");
    }
    if (address == null || !values.faults().isEmpty()) {
      throw new BadOptionsException(values.faults());
    }
    return new TrackSettings(address, brand, topics(values), kafka);
  }

  private static Map<String, Map<String, String>> topics(OptionValues values) {
    Map<String, Map<String, String>> topics = new TreeMap<>();
    values
        .startingWith(TrackOptions.TOPICS_PREFIX)
        .forEach(
            (key, name) -> {
              int dot = key.lastIndexOf('.');
              if (dot > 0) {
                topics
                    .computeIfAbsent(key.substring(0, dot), topic -> new TreeMap<>())
                    .put(key.substring(dot + 1), name);
              }
            });
    return topics;
  }

  /** What is wrong with the keys, as far as it can be seen here: on a cluster tasks read them. */
  private static void check(OptionValues values, TrackAddress address) {
    boolean runsHere =
        values.orElse(HandoffOptions.SOURCE, JobSettings.Ends.FILES) == JobSettings.Ends.FILES;
    if (runsHere || isHere(address.keys())) {
      try {
        Object unused = address.open();
      } catch (IllegalArgumentException | UncheckedIOException e) {
        values.fault(String.valueOf(e.getMessage()));
      }
    }
  }

  private static boolean isHere(Secret secret) {
    try {
      return secret.file() != null && Files.exists(Path.of(secret.file()));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Without a slash at the end; null when there is none. */
  private static @Nullable String baseUrl(OptionValues values) {
    String text = values.get(TrackOptions.BASE_URL);
    if (text == null) {
      return null;
    }
    if (!isBase(text)) {
      values.fault(
          TrackOptions.BASE_URL.key()
              + ": takes an https URL such as https://mail.example.com, or http on localhost, not"
              + " \""
              + text
              + "\"");
      return null;
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean isBase(String text) {
    try {
      URI uri = URI.create(text);
      boolean safe =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && "localhost".equals(uri.getHost()));
      return safe
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
