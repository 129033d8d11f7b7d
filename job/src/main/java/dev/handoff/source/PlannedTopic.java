package dev.handoff.source;

import dev.handoff.domain.exchange.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * A topic as it should be (SPEC section 7). Of what is, the newest record of a key stays; of what
 * happens, thirty days stay.
 *
 * @param name the cluster's name
 * @param compacted whether only the newest record of a key counts
 * @param partitions how many; null: as many as the command says
 */
public record PlannedTopic(String name, boolean compacted, @Nullable Integer partitions) {

  /** How long what happens is kept; it holds personal data. */
  public static final Duration RETENTION = Duration.ofDays(30);

  private static final Set<String> COMPACTED =
      Set.of(
          "people",
          "buying-groups",
          "catalog",
          "consents",
          "scores",
          "message-report",
          "score-quantiles");

  /** Small, and read whole by whoever needs one record of it. */
  private static final Set<String> IN_ONE_PIECE =
      Set.of("catalog", "score-quantiles", "message-report");

  /** The plan for one of Handoff's topics. */
  public static PlannedTopic of(Topic topic, String name) {
    return new PlannedTopic(
        name,
        COMPACTED.contains(topic.wireName()),
        IN_ONE_PIECE.contains(topic.wireName()) ? Integer.valueOf(1) : null);
  }

  /** The settings to make it with. */
  Map<String, String> settings() {
    return compacted
        ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
        : Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(RETENTION.toMillis()));
  }

  /** Its settings in words. */
  public String inWords() {
    return compacted ? "compact" : "delete after " + RETENTION.toDays() + " days";
  }

  /**
   * What a topic that is there has otherwise.
   *
   * @param settings those that it has
   */
  public List<String> differences(Map<String, String> settings) {
    List<String> differences = new ArrayList<>();
    settings()
        .forEach(
            (key, planned) -> {
              String found = settings.get(key);
              if (!planned.equals(found)) {
                differences.add(
                    key + " is " + (found == null ? "not known" : found) + ", not " + planned);
              }
            });
    differences.sort(null);
    return differences;
  }
}
