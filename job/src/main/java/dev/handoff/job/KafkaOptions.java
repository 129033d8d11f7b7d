package dev.handoff.job;

import dev.handoff.source.KafkaTopics;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/** The options that say where Kafka is and how to get in. */
final class KafkaOptions {

  /** Our name for Kafka's reader of properties files, among those that the user may have. */
  private static final String PROVIDER = "handoff-file";

  private KafkaOptions() {}

  static KafkaTopics read(OptionValues values) {
    return new KafkaTopics(
        values.orElse(HandoffOptions.KAFKA_BOOTSTRAP_SERVERS, ""),
        values.orElse(HandoffOptions.KAFKA_GROUP_ID, "handoff"),
        values.startingWith(HandoffOptions.KAFKA_TOPIC_PREFIX),
        start(values),
        properties(values));
  }

  private static String start(OptionValues values) {
    String start = values.orElse(HandoffOptions.KAFKA_START, "earliest");
    if (List.of("earliest", "committed").contains(start)) {
      return start;
    }
    Instant from = values.instant(HandoffOptions.KAFKA_START);
    return from == null ? start : from.toString();
  }

  private static Map<String, String> properties(OptionValues values) {
    Map<String, String> given = values.startingWith(HandoffOptions.KAFKA_PROPERTIES_PREFIX);
    given.forEach(
        (key, value) -> {
          if (isSecret(key) && !value.contains("${")) {
            values.fault(
                HandoffOptions.KAFKA_PROPERTIES_PREFIX
                    + key
                    + ": is a secret and would stand in the job graph; put it into the file that "
                    + HandoffOptions.KAFKA_CLIENT_PROPERTIES.key()
                    + " names");
          }
        });
    Path file = values.path(HandoffOptions.KAFKA_CLIENT_PROPERTIES);
    return file == null ? given : withFile(file.toAbsolutePath(), given, values);
  }

  private static boolean isSecret(String key) {
    return key.endsWith("password")
        || key.endsWith(SaslConfigs.SASL_JAAS_CONFIG)
        || key.endsWith(SslConfigs.SSL_KEYSTORE_KEY_CONFIG)
        || key.endsWith("secret");
  }

  /**
   * A reference for each key of the file: Kafka's clients look its value up when they are made, on
   * the machine that they are made on.
   */
  private static Map<String, String> withFile(
      Path file, Map<String, String> given, OptionValues values) {
    Properties found = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      found.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      values.fault(
          HandoffOptions.KAFKA_CLIENT_PROPERTIES.key()
              + ": cannot read "
              + file
              + "; it holds settings of Kafka clients, key=value, here and on every TaskManager");
    }
    Map<String, String> properties = new TreeMap<>();
    for (String key : found.stringPropertyNames()) {
      properties.put(key, "${" + PROVIDER + ":" + file + ":" + key + "}");
    }
    properties.putAll(given);
    properties.merge(
        AbstractConfig.CONFIG_PROVIDERS_CONFIG, PROVIDER, (others, ours) -> others + "," + ours);
    properties.put(
        AbstractConfig.CONFIG_PROVIDERS_CONFIG + "." + PROVIDER + ".class",
        KafkaTopics.FILE_PROVIDER);
    return properties;
  }
}
