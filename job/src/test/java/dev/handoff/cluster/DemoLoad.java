package dev.handoff.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handoff.domain.exchange.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends the demo's records to a broker, as if they happened now. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description =
        "Sends the demo data to the cluster, all times moved so that the newest is now: first groups,"
            + " people and definitions, then what happened, in its order.")
final class DemoLoad implements Callable<Integer> {

  private static final List<Topic> STANDING =
      List.of(Topic.CATALOG, Topic.PEOPLE, Topic.BUYING_GROUPS);

  private static final List<Topic> HAPPENING =
      List.of(Topic.ACTIVITIES, Topic.INTERESTING_MOMENTS, Topic.MESSAGE_EVENTS);

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--broker", required = true, hidden = true)
  private String broker = "";

  @Option(names = "--data", paramLabel = "DIR", description = "A folder of <topic>.ndjson files.")
  private Path data = Path.of(".");

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "200",
      description = "Records a second; default 200.")
  private int rate;

  /** Runs until all is sent. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new DemoLoad()).execute(arguments));
  }

  private record Line(Topic topic, String text, Instant at) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rate < 1) {
      System.err.println("--rate takes 1 or more");
      return 2;
    }
    List<Line> happening = lines(HAPPENING);
    Instant newest =
        happening.stream().map(Line::at).max(Comparator.naturalOrder()).orElse(Instant.now());
    MovedTimes moved = new MovedTimes(Duration.between(newest, Instant.now()));
    List<Line> all = new ArrayList<>(lines(STANDING));
    happening.stream().sorted(Comparator.comparing(Line::at)).forEach(all::add);
    System.out.println(all.size() + " records, " + rate + " a second");
    try (Feed feed = new Feed(broker, rate)) {
      for (Line line : all) {
        feed.send(line.topic().wireName(), key(line), moved.in(line.text()).getBytes(ISO_8859_1));
      }
    }
    System.out.println("All sent.");
    return 0;
  }

  /** Bytes as they are, one character each: some of the demo's are no UTF-8, and are to stay so. */
  private List<Line> lines(List<Topic> topics) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Topic topic : topics) {
      Path file = data.resolve(topic.wireName() + ".ndjson");
      if (Files.exists(file)) {
        Instant last = Instant.EPOCH;
        for (String text : Files.readString(file, ISO_8859_1).split("\n", 0)) {
          last = MovedTimes.firstIn(text).filter(DemoLoad::isPlausible).orElse(last);
          lines.add(new Line(topic, text, last));
        }
      }
    }
    return lines;
  }

  /** Some of the demo's are wrong on purpose. */
  private static boolean isPlausible(Instant at) {
    return at.isBefore(Instant.parse("2026-11-01T00:00:00Z"));
  }

  private static @Nullable String key(Line line) {
    try {
      JsonNode record = JSON.readTree(line.text());
      return switch (line.topic()) {
        case CATALOG -> record.path("kind").asText() + "/" + record.path("id").asText();
        case BUYING_GROUPS -> record.path("buyingGroupId").asText(null);
        case MESSAGE_EVENTS -> record.path("messageId").asText(null);
        default -> record.path("personId").asText(null);
      };
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
