package dev.handoff.job;

import dev.handoff.domain.exchange.Topic;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Which keys there are: a misspelt option is a fault, not silence. */
final class KnownKeys {

  private KnownKeys() {}

  /** Adds every key that is none to the faults. */
  static void check(OptionValues values) {
    List<String> known = HandoffOptions.all().stream().map(ConfigOption::key).toList();
    for (String key : values.keys()) {
      boolean open =
          namesTopic(key)
              || SenderOptions.names(key)
              || TrackOptions.names(key)
              || key.startsWith(HandoffOptions.KAFKA_PROPERTIES_PREFIX)
              || key.startsWith(HandoffOptions.FLINK_PREFIX);
      if (!open && !known.contains(key)) {
        values.fault(key + ": there is no such option; the README lists them");
      }
    }
  }

  private static boolean namesTopic(String key) {
    return Arrays.stream(Topic.values())
        .anyMatch(topic -> key.equals(HandoffOptions.KAFKA_TOPIC_PREFIX + topic.wireName()));
  }
}
