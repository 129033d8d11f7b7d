package dev.handoff.tool.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handoff.domain.group.BuyingGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The demo data set: one file a topic, and {@code expected.properties} with what a run over them
 * must find. The same bytes every time.
 */
public final class DemoData {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, List<Line>> topics = new HashMap<>();
  private final Map<String, Integer> deadLetters = new HashMap<>();
  private final int blankLines;
  private final int repeated;

  /** Makes up everything, in memory. */
  public DemoData() {
    Cast cast = new Cast();
    ActivityLog log = diary(cast);
    ActivityFeed feed = new ActivityFeed(byId(cast));
    feed.take(log);
    Faults faults = new Faults(cast.strangers());
    blankLines = faults.blankLineCount();
    repeated = feed.repeated();

    Customers customers = new Customers();
    List<Line> activities = new ArrayList<>(feed.activities());
    activities.addAll(faults.lines());
    activities.addAll(customers.activities());
    put("activities", activities, faults.deadLetters());
    put("interesting-moments", moments(feed), 2);
    put("people", both(new PeopleFeed(cast).lines(), customers.people()), 1);
    put("buying-groups", groups(cast), 1);
    put("catalog", catalog(), 1);
    MailRecords mail = new MailRecords(cast);
    put("consents", both(mail.consents(), customers.consents()), 0);
    put("message-requests", both(mail.requests(), customers.requests()), 0);
    put("message-events", both(mail.events(), customers.events()), 0);
  }

  private static List<Line> both(List<Line> some, List<Line> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /**
   * Writes the data set.
   *
   * @param arguments the directory to write to, made if it is not there
   * @throws IOException when it cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("takes one argument: the directory to write to");
    }
    new DemoData().writeTo(Path.of(arguments[0]));
  }

  /** The topics, each the name of a file without its ending. */
  public Set<String> topics() {
    return Set.copyOf(topics.keySet());
  }

  /**
   * Writes every file.
   *
   * @param directory made if it is not there
   * @throws IOException when a file cannot be written
   */
  public void writeTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Map.Entry<String, List<Line>> topic : topics.entrySet()) {
      Path file = directory.resolve(topic.getKey() + ".ndjson");
      try (OutputStream out = Files.newOutputStream(file)) {
        for (Line line : topic.getValue()) {
          out.write(line.text().getBytes(line.charset()));
          out.write('\n');
        }
      }
    }
    Files.writeString(directory.resolve("expected.properties"), expected(), StandardCharsets.UTF_8);
  }

  private String expected() {
    StringBuilder text = new StringBuilder();
    text.append("# What a run over these files must find. Written with them.\n");
    topics.keySet().stream()
        .sorted()
        .forEach(
            topic ->
                text.append(
                        "lines.%s=%d\n"
                            .formatted(topic, topics.getOrDefault(topic, List.of()).size()))
                    .append(
                        "dead-letters.%s=%d\n"
                            .formatted(topic, deadLetters.getOrDefault(topic, 0))));
    text.append("blank-lines.activities=%d\n".formatted(blankLines));
    text.append("repeated-records=%d\n".formatted(repeated));
    return text.toString();
  }

  private void put(String topic, List<Line> lines, int bad) {
    List<Line> inOrder = new ArrayList<>(lines);
    inOrder.sort(Comparator.comparing(Line::arrivesAt));
    topics.put(topic, inOrder);
    deadLetters.put(topic, bad);
  }

  private static ActivityLog diary(Cast cast) {
    ActivityLog log = new ActivityLog();
    List<CastMember> everybody = new ArrayList<>(cast.people().values());
    everybody.addAll(cast.strangers());
    for (CastMember who : everybody) {
      Visits visits = new Visits(who, log);
      Mailings mailings = new Mailings(who, log);
      for (int day = 1; day <= DemoDays.COUNT; day++) {
        mailings.on(day);
        visits.on(day);
      }
    }
    new Occasions(cast, log).write();
    return log;
  }

  private static Map<String, CastMember> byId(Cast cast) {
    Map<String, CastMember> byId = new HashMap<>();
    cast.people().values().forEach(member -> byId.put(member.id(), member));
    cast.strangers().forEach(member -> byId.put(member.id(), member));
    return byId;
  }

  private static List<Line> moments(ActivityFeed feed) {
    List<Line> lines = new ArrayList<>(feed.moments());
    lines.add(
        new Line(
            DemoDays.at(13, "09:30"),
            "{\"momentId\":\"mom-13\",\"personId\":\"1048203\",\"type\":\"Web\","
                + "\"occurredAt\":\"2026-09-13T07:30:00Z\"}"));
    lines.add(
        new Line(
            DemoDays.at(26, "11:30"),
            "{\"momentId\":\"mom-26\",\"personId\":\"1048203\",\"type\":\"Milestone\","
                + "\"description\":\"Came to the stand\",\"occurredAt\":\"last Saturday\"}"));
    return lines;
  }

  private static List<Line> groups(Cast cast) {
    List<Line> lines = new ArrayList<>();
    for (BuyingGroup group : GroupStories.snapshots(cast)) {
      lines.add(new Line(group.updatedAt(), CanonicalForm.group(group).toString()));
    }
    lines.add(lines.get(15).at(DemoDays.at(9, "18:00")));
    lines.add(
        new Line(
            DemoDays.at(19, "10:10"),
            "{\"buyingGroupId\":\"bg-cielo-cdp\",\"account\":{\"id\":\"acc-cielo\",\"name\":\"Cielo"
                + " Hoteles\",\"country\":\"ES\"},\"solutionInterest\":\"rt-cdp\",\"status\":\"Interest\",\"members\":[{\"personId\":\"1048281\",\"role\":\"Decision"
                + " Maker\"},{\"role\":\"Architect\"}],\"updatedAt\":\"2026-09-19T08:10:00Z\"}"));
    return lines;
  }

  private static List<Line> catalog() {
    List<Line> lines = new ArrayList<>();
    Catalog.definitions(MAPPER)
        .forEach(
            definition ->
                lines.add(
                    new Line(
                        Instant.parse(definition.path("updatedAt").asText()),
                        definition.toString())));
    return lines;
  }
}
