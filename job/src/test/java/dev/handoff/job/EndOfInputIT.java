package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.LumiaCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A run over files ends at the option {@code until} (SPEC section 9, "Time and order"). */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EndOfInputIT {

  @RegisterExtension static final MiniClusterExtension FLINK = FileRun.cluster();

  private static final String END = "2026-03-04T00:00:00Z";

  @TempDir private Path folder;

  @Test
  void timersUpToTheEndFireAndNoneAfter() throws Exception {
    List<String> catalog = new ArrayList<>(LumiaCatalog.lines());
    catalog.add(waiting("in-time", END));
    catalog.add(waiting("too-late", "2026-03-04T00:00:00.001Z"));
    FileRun.write(folder.resolve("in"), Topic.CATALOG, catalog);
    FileRun.write(
        folder.resolve("in"),
        Topic.BUYING_GROUPS,
        List.of(
            """
            {"buyingGroupId":"bg-lumia-assets","account":{"id":"acc-lumia","name":"Lumia"},\
            "solutionInterest":"assets","status":"Interest","updatedAt":"2026-03-01T00:00:00Z",\
            "members":[{"personId":"p-ada","role":"Decision Maker"}]}"""));
    FileRun.write(
        folder.resolve("in"),
        Topic.ACTIVITIES,
        List.of(
            """
            {"activityId":"a-1","personId":"p-ada","type":"pageViewed",\
            "occurredAt":"2026-03-02T09:00:00Z"}""",
            """
            {"activityId":"a-2","personId":"p-ada","type":"pageViewed",\
            "occurredAt":"2026-03-04T00:00:00.001Z"}"""));

    Map<Topic, List<String>> written =
        FileRun.over(folder.resolve("in"), folder.resolve("out"))
            .with("clock", "2026-03-05T00:00:00Z")
            .with("until", END)
            .toTheEnd();

    List<String> events =
        written.getOrDefault(Topic.JOURNEY_EVENTS, List.of()).stream()
            .filter(event -> !event.contains("\"journeyId\":\"ready\""))
            .toList();
    assertThat(events)
        .filteredOn(event -> event.contains("\"completed\""))
        .singleElement()
        .asString()
        .contains("\"journeyId\":\"in-time\"", "\"at\":\"" + END + "\"");
    assertThat(events).filteredOn(event -> event.contains("too-late")).hasSize(1);
    assertThat(written.get(Topic.SCORES))
        .as("the visit after the end does not count")
        .isNotEmpty()
        .noneMatch(score -> score.contains("\"tally\":2"));
  }

  private static String waiting(String id, String until) {
    return """
    {"kind":"journey","id":"%s","version":1,"updatedAt":"2026-02-01T00:00:00Z","name":"Waits",\
    "status":"live","audience":"true","nodes":[\
    {"id":"wait","type":"wait","until":"%s"},{"id":"done","type":"end"}]}"""
        .formatted(id, until);
  }
}
