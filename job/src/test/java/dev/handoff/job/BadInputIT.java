package dev.handoff.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Garbage;
import dev.handoff.fixture.Garbage.Line;
import dev.handoff.fixture.Garbage.WrongType;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.fixture.LumiaRecords.Keyed;
import dev.handoff.fixture.Schemas;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No input stops the job (SPEC section 8, promise 6): sixty thousand bad lines among good ones. */
class BadInputIT {

  private static final int BAD_LINES = 10_000;
  private static final LumiaRecords LUMIA = new LumiaRecords(Instant.parse("2026-10-15T12:00:00Z"));

  private static final Pattern TIME =
      Pattern.compile("\"(?:occurredAt|updatedAt)\" *: *\"([^\"]+)\"");

  @TempDir Path folder;

  @Test
  void bad_lines_become_dead_letters_and_the_good_ones_between_them_count_as_if_alone()
      throws Exception {
    Map<Topic, List<Keyed>> story = story();
    Path alone = write(story, "alone", topic -> null);
    Map<String, Map<Long, Noted>> bad = new HashMap<>();
    Path mixed =
        write(story, "mixed", topic -> bad.computeIfAbsent(file(topic), t -> new HashMap<>()));

    assertThat(run(alone)).isZero();
    assertThat(run(mixed)).isZero();

    for (Topic topic :
        List.of(Topic.SCORES, Topic.SALES_ALERTS, Topic.JOURNEY_EVENTS, Topic.MESSAGES)) {
      assertThat(sortedLines(mixed, topic))
          .as(topic.wireName())
          .isEqualTo(sortedLines(alone, topic));
      assertThat(sortedLines(mixed, topic)).as(topic.wireName()).isNotEmpty();
    }
    assertThat(sortedLines(alone, Topic.DEAD_LETTERS)).isEmpty();
    assertThat(bad).hasSize(6).allSatisfy((file, lines) -> assertThat(lines).hasSize(BAD_LINES));
    checkDeadLetters(mixed.resolve("out").resolve(file(Topic.DEAD_LETTERS)), bad);
    assertThat(bad)
        .as("lines without a dead letter")
        .allSatisfy((file, lines) -> assertThat(lines).isEmpty());
  }

  private static void checkDeadLetters(Path file, Map<String, Map<Long, Noted>> bad)
      throws IOException {
    int count = 0;
    try (BufferedReader letters = Files.newBufferedReader(file)) {
      for (String text = letters.readLine(); text != null; text = letters.readLine()) {
        JsonNode letter = KafkaJobs.json(text);
        JsonNode origin = letter.path("origin");
        String name = origin.path("file").asText();
        Noted line = bad.getOrDefault(name, Map.of()).remove(origin.path("line").asLong());
        assertThat(line).as("a bad line, seen for the first time, at " + origin).isNotNull();
        assertThat(name).isEqualTo(letter.path("topic").asText() + ".ndjson");
        assertThat(letter.path("stage").asText()).isEqualTo("parse");
        assertThat(letter.path("reason").asText()).isNotBlank();
        if (line.field() != null) {
          assertThat(letter.path("field").asText()).as(text).isEqualTo(line.field());
        }
        checkOriginal(letter, line);
        if (count++ % 500 == 0 || line.length() > DeadLetter.LIMIT_BYTES) {
          assertThat(Schemas.faults("dead-letters", text.getBytes(UTF_8))).isEmpty();
        }
      }
    }
  }

  /** All of it; of more than 64 KiB the beginning, cut between characters. */
  private static void checkOriginal(JsonNode letter, Noted line) throws IOException {
    byte[] kept =
        letter.has("original")
            ? letter.path("original").asText().getBytes(UTF_8)
            : letter.path("originalBase64").binaryValue();
    assertThat(kept).isNotNull();
    boolean cut = letter.path("truncated").asBoolean();
    assertThat(letter.path("originalLength").asInt()).isEqualTo(line.length());
    assertThat(cut).isEqualTo(line.length() > DeadLetter.LIMIT_BYTES);
    assertThat(kept.length)
        .isBetween(cut ? DeadLetter.LIMIT_BYTES - 3 : line.length(), DeadLetter.LIMIT_BYTES);
    assertThat(Arrays.equals(kept, Arrays.copyOf(line.beginning(), kept.length))).isTrue();
  }

  /**
   * What the test remembers of a bad line.
   *
   * @param beginning all of it, or the first 64 KiB
   * @param length of the whole line in bytes
   * @param field the field at fault, when it is one field
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Noted(byte[] beginning, int length, @Nullable String field) {
    static Noted of(Line line) {
      byte[] bytes = line.bytes();
      int kept = Math.min(bytes.length, DeadLetter.LIMIT_BYTES);
      return new Noted(Arrays.copyOf(bytes, kept), bytes.length, line.field());
    }
  }

  private static int run(Path input) throws Exception {
    JobSettings settings =
        SettingsReader.read(
            "--input",
            input.toString(),
            "--output",
            input.resolve("out").toString(),
            "--clock",
            LUMIA.now().toString(),
            "--parallelism",
            "2",
            "--ui.port",
            "0",
            "--mail",
            "inbox");
    return new EmbeddedRun(settings, new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))
        .run((of, output, locale) -> List.of());
  }

  private static Map<Topic, List<Keyed>> story() {
    List<Keyed> activities = new ArrayList<>(LUMIA.meetings(10));
    List<Keyed> moments = new ArrayList<>();
    List<Keyed> clicks = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant at = LUMIA.ago(Duration.ofHours(7L * i));
      activities.add(LUMIA.activity("page-" + i, LumiaRecords.ADA, "pageViewed", at));
      activities.add(LUMIA.activity("chat-" + i, LumiaRecords.BEN, "chatEngaged", at));
      moments.add(LUMIA.moment("moment-" + i, LumiaRecords.CHLOE, at));
      clicks.add(LUMIA.click("click-" + i, LumiaRecords.DIEGO, at));
    }
    Keyed huge = LUMIA.activity("long", LumiaRecords.DIEGO, "documentInteracted", LUMIA.now());
    activities.add(
        new Keyed(
            huge.key(),
            huge.value()
                .replaceFirst("\\{", "{\"text\":\"" + "ö".repeat(Garbage.HUGE / 2) + "\",")));
    Map<Topic, List<Keyed>> story = new LinkedHashMap<>();
    story.put(Topic.CATALOG, LUMIA.catalog("sales-emea@seller.example"));
    story.put(
        Topic.BUYING_GROUPS,
        List.of(LUMIA.group(), LUMIA.group("bg-lumia-sites", LUMIA.ago(Duration.ofDays(9)))));
    story.put(Topic.PEOPLE, LUMIA.people());
    story.put(Topic.ACTIVITIES, activities);
    story.put(Topic.INTERESTING_MOMENTS, moments);
    story.put(Topic.MESSAGE_EVENTS, clicks);
    return story;
  }

  /** Where the bad lines of a topic are noted; null: there are to be none. */
  private interface Notes {
    @Nullable Map<Long, Noted> of(Topic topic);
  }

  private Path write(Map<Topic, List<Keyed>> story, String name, Notes notes) throws IOException {
    Path input = Files.createDirectories(folder.resolve(name));
    for (Map.Entry<Topic, List<Keyed>> topic : story.entrySet()) {
      Map<Long, Noted> bad = notes.of(topic.getKey());
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(input.resolve(file(topic.getKey()))))) {
        write(topic.getKey(), topic.getValue(), bad, out);
      }
    }
    return input;
  }

  private static void write(
      Topic topic, List<Keyed> good, @Nullable Map<Long, Noted> bad, OutputStream out)
      throws IOException {
    String example = good.get(good.size() > 3 ? 1 : 0).value();
    Garbage garbage = new Garbage(topic.wireName().hashCode(), example, wrongTypes(topic));
    int share = BAD_LINES / good.size() + 1;
    int written = 0;
    long number = 0;
    for (Keyed record : good.stream().sorted(Comparator.comparing(BadInputIT::timeOf)).toList()) {
      for (int i = 0; bad != null && i < share && written < BAD_LINES; i++) {
        Line line = garbage.line(written++);
        out.write(line.bytes());
        out.write('\n');
        bad.put(++number, Noted.of(line));
      }
      out.write(record.value().getBytes(UTF_8));
      out.write('\n');
      number++;
    }
  }

  /** A file is read from old to new, or what is later than the lateness shows in between. */
  private static Instant timeOf(Keyed record) {
    Matcher time = TIME.matcher(record.value());
    assertThat(time.find()).isTrue();
    return Instant.parse(time.group(1));
  }

  private static String file(Topic topic) {
    return topic.wireName() + ".ndjson";
  }

  private static List<WrongType> wrongTypes(Topic topic) {
    return switch (topic) {
      case ACTIVITIES ->
          List.of(
              new WrongType("\"personId\":\"p-ben\"", "\"personId\":{}", "personId"),
              new WrongType("\"type\":\"meetingScheduled\"", "\"type\":[]", "type"),
              new WrongType(
                  "\"occurredAt\":\"2026", "\"occurredAt\":\"the year 2026", "occurredAt"));
      case INTERESTING_MOMENTS ->
          List.of(
              new WrongType("\"type\":\"Web\"", "\"type\":\"Telepathy\"", "type"),
              new WrongType("\"Read the price sheet\"", "true", "description"),
              new WrongType("Z\"", "\"", "occurredAt"));
      case PEOPLE ->
          List.of(
              new WrongType("\"Ben\"", "7", "firstName"),
              new WrongType("ben@lumia.example", "Ben <ben@lumia.example>", "email"),
              new WrongType("\"updatedAt\"", "\"updated\"", "updatedAt"));
      case BUYING_GROUPS ->
          List.of(
              new WrongType("\"members\":[", "\"members\":[7,", "members[0]"),
              new WrongType("\"personId\":\"p-ben\"", "\"personId\":\" \"", "members[1].personId"),
              new WrongType("\"name\":\"Lumia\"", "\"name\":null", "account.name"));
      case CATALOG ->
          List.of(
              new WrongType("\"version\":1", "\"version\":\"one\"", "version"),
              new WrongType("role-template", "poem", "kind"),
              new WrongType("\"weight\":\"Minor\"", "\"weight\":[]", "roles[2].weight"));
      default ->
          List.of(
              new WrongType("\"type\":\"clicked\"", "\"type\":\"pondered\"", "type"),
              new WrongType("diego@lumia.example", "Diego", "recipient"),
              new WrongType("\"messageId\":\"", "\"messageId\":7,\"was\":\"", "messageId"));
    };
  }

  private static List<String> sortedLines(Path input, Topic topic) throws IOException {
    try (Stream<String> lines = Files.lines(input.resolve("out").resolve(file(topic)))) {
      return lines.sorted().toList();
    }
  }
}
