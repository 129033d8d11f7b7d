package dev.handoff.job;

import dev.handoff.operator.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.TextElement;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** The options as the README lists them, in Markdown. */
final class OptionsTable {

  private static final String FILE = "-file";

  private static final List<Row> OPEN =
      List.of(
          new Row(
              "mail.<class>.*",
              "`mail.*`",
              "`from`, `reply-to` or any `dkim.…` for one class of mail, `alert`, `transactional`"
                  + " or `promotional`: for example `mail.promotional.from`."),
          new Row(
              TrackOptions.TOPICS_PREFIX + "<topic>.<language>",
              "its id, in words",
              "What a topic is called on the page where people choose, for example"
                  + " `track.topics.product-news.fr`."),
          new Row(
              HandoffOptions.KAFKA_TOPIC_PREFIX + "<name>",
              "`<name>`",
              "The topic that stands for one of Handoff's, for example `kafka.topic.activities`."),
          new Row(
              HandoffOptions.KAFKA_PROPERTIES_PREFIX + "*",
              "",
              "Any property of the Kafka clients, as it is, for example"
                  + " `kafka.properties.security.protocol`."),
          new Row(
              HandoffOptions.FLINK_PREFIX + "*",
              "",
              "Any setting of Flink, as it is, for the embedded run; on a cluster use Flink's own"
                  + " ways."));

  private OptionsTable() {}

  /** Every option, then the open ones, then where each secret is looked for. */
  static String markdown() {
    StringBuilder text = new StringBuilder("| Option | Default | What it does |\n|---|---|---|\n");
    HandoffOptions.all().forEach(option -> text.append(row(option)));
    OPEN.forEach(text::append);
    text.append("\nSecrets are no options: each is in a file that an option names, or in the")
        .append(" environment of the TaskManagers.\n\n")
        .append("| Secret | File named by | Else the environment's |\n|---|---|---|\n");
    HandoffOptions.all().stream()
        .map(ConfigOption::key)
        .filter(key -> key.endsWith(FILE))
        .forEach(key -> text.append(secret(key)));
    return text.toString();
  }

  private static Row row(ConfigOption<?> option) {
    return new Row(option.key(), shown(option.defaultValue()), description(option));
  }

  private static String secret(String fileKey) {
    String key = fileKey.substring(0, fileKey.length() - FILE.length());
    return "| `%s` | `%s` | `%s` |\n".formatted(key, fileKey, Secret.variable(key));
  }

  private static String shown(@Nullable Object value) {
    if (value == null || value.equals("")) {
      return "";
    }
    String text = value.toString();
    if (value instanceof Duration duration) {
      text = TimeUtils.formatWithHighestUnit(duration);
    } else if (value instanceof Enum<?>) {
      text = text.toLowerCase(Locale.ROOT);
    }
    return "`" + text + "`";
  }

  private static String description(ConfigOption<?> option) {
    return option.description().getBlocks().stream()
        .map(TextElement.class::cast)
        .map(TextElement::getFormat)
        .collect(Collectors.joining(" "));
  }

  /** A line of the table. */
  private record Row(String key, String otherwise, String description) {
    @Override
    public String toString() {
      return "| `%s` | %s | %s |\n".formatted(key, otherwise, description.replace("|", "\\|"));
    }
  }
}
