package dev.handoff.job;

import static dev.handoff.domain.activity.ActivityType.ASSET_DOWNLOADED;
import static dev.handoff.domain.activity.ActivityType.EMAIL_OPENED;
import static dev.handoff.domain.activity.ActivityType.PAGE_VIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.LumiaCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AJO's worked example through the whole job, with AJO's own names and numbers. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WorkedExampleIT {

  @RegisterExtension static final MiniClusterExtension FLINK = FileRun.cluster();

  private static final String DAY_1 = "2026-03-02";
  private static final String DAY_2 = "2026-03-03";

  @TempDir private Path folder;
  private final List<String> activities = new ArrayList<>();

  @ParameterizedTest(name = "at parallelism {0}")
  @ValueSource(ints = {1, 3})
  void theGroupScoresExactly35Point25(int parallelism) throws Exception {
    does("adam", DAY_1, PAGE_VIEWED, 37);
    does("adam", DAY_1, EMAIL_OPENED, 1);
    does("adam", DAY_2, PAGE_VIEWED, 15);
    does("adam", DAY_2, EMAIL_OPENED, 1);
    does("mark", DAY_1, PAGE_VIEWED, 5);
    does("mark", DAY_1, EMAIL_OPENED, 1);
    does("mark", DAY_1, ASSET_DOWNLOADED, 3);
    does("mark", DAY_2, PAGE_VIEWED, 3);
    does("mark", DAY_2, EMAIL_OPENED, 1);
    does("mark", DAY_2, ASSET_DOWNLOADED, 2);
    does("john", DAY_1, PAGE_VIEWED, 19);
    does("john", DAY_2, PAGE_VIEWED, 9);
    does("bob", DAY_1, EMAIL_OPENED, 2);
    does("paul", DAY_2, EMAIL_OPENED, 2);
    does("calvin", DAY_1, EMAIL_OPENED, 2);
    does("calvin", DAY_1, PAGE_VIEWED, 1);
    does("calvin", DAY_2, PAGE_VIEWED, 7);
    does("calvin", DAY_1, ASSET_DOWNLOADED, 1);
    does("calvin", DAY_2, ASSET_DOWNLOADED, 2);
    FileRun.write(folder.resolve("in"), Topic.ACTIVITIES, activities);
    FileRun.write(folder.resolve("in"), Topic.BUYING_GROUPS, List.of(group()));
    FileRun.write(folder.resolve("in"), Topic.CATALOG, catalog());
    List<String> scores =
        FileRun.over(folder.resolve("in"), folder.resolve("out"))
            .with("clock", "2026-03-04T00:00:00Z")
            .parallelism(parallelism)
            .toTheEnd()
            .getOrDefault(Topic.SCORES, List.of());
    assertThat(scores)
        .filteredOn(score -> score.contains("\"at\":\"2026-03-03T12:00:59Z\""))
        .as("the last of the group")
        .singleElement()
        .asString()
        .contains("\"engagementScore\":35,\"engagementScoreUnrounded\":35.25,");
  }

  private void does(String personId, String day, String type, int times) {
    for (int i = 0; i < times; i++) {
      activities.add(
          """
          {"activityId":"%s-%s-%d","personId":"%s","type":"%s","occurredAt":"%sT12:00:%02dZ"}"""
              .formatted(type, day, i, personId, type, day, type.equals(EMAIL_OPENED) ? 59 : i));
    }
  }

  private static List<String> catalog() {
    List<String> catalog = new ArrayList<>(LumiaCatalog.lines());
    catalog.add(
        """
        {"kind":"score-model","id":"default","version":1,"updatedAt":"2026-02-01T00:00:00Z",\
        "weights":{"pageViewed":1,"emailOpened":1,"assetDownloaded":1},"transform":"none",\
        "calibration":{"personReference":100,"groupReference":100}}""");
    return catalog;
  }

  private static String group() {
    return """
    {"buyingGroupId":"bg-lumia-assets","account":{"id":"acc-lumia","name":"Lumia"},\
    "solutionInterest":"assets","status":"Interest","updatedAt":"2026-03-01T00:00:00Z","members":[\
    {"personId":"adam","role":"Decision Maker"},{"personId":"mark","role":"Decision Maker"},\
    {"personId":"john","role":"Champion"},{"personId":"bob","role":"Practitioner"},\
    {"personId":"paul","role":"Practitioner"},{"personId":"calvin","role":"Practitioner"}]}""";
  }
}
