package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.operator.Stories.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Whenever a stage is stopped and restored, it says what it would have said. */
class RestoreTest {

  @Test
  void routeGoesOnFromAnyPointOfTheStory() throws Exception {
    assertThat(goesOnFromAnyPoint(Stories.ofPeople(), StageRun::route))
        .as("Ada brings her visit along, chats; Ben's moment; both copies are nothing new")
        .anyMatch(said -> said.contains("kind=JOIN") && said.contains("key=pageViewed, count=1"))
        .filteredOn(said -> said.contains("counts=true"))
        .hasSize(2);
  }

  @Test
  void trackGoesOnFromAnyPointOfTheStory() throws Exception {
    assertThat(goesOnFromAnyPoint(Stories.ofSnapshots(), StageRun::track))
        .filteredOn(said -> said.startsWith("main: "))
        .as("Monday's, Tuesday's and Wednesday's snapshot")
        .hasSize(3);
  }

  @Test
  void evaluateGoesOnFromAnyPointOfTheStory() throws Exception {
    assertThat(goesOnFromAnyPoint(Stories.ofTheGroup(), StageRun::evaluate))
        .as("Ada's visit and both chats")
        .anyMatch(said -> said.contains("tally=2") && said.contains("type=pageViewed, tally=1"))
        .filteredOn(said -> said.startsWith("main: SalesAlert"))
        .as("one alert")
        .hasSize(1);
  }

  private static <R> List<String> goesOnFromAnyPoint(
      List<Step<R>> story, StageRun.Beginning<R> stage) throws Exception {
    List<String> undisturbed = sorted(said(story, stage, story.size()));
    assertThat(undisturbed).isNotEmpty();
    for (int stop = 1; stop < story.size(); stop++) {
      assertThat(sorted(said(story, stage, stop)))
          .as("stopped after step " + stop)
          .isEqualTo(undisturbed);
    }
    return undisturbed;
  }

  private static <R> List<String> said(List<Step<R>> story, StageRun.Beginning<R> stage, int stop)
      throws Exception {
    List<String> said;
    OperatorSubtaskState saved;
    try (StageRun<R> first = stage.from(null)) {
      for (Step<R> step : story.subList(0, stop)) {
        step.to(first);
      }
      said = new ArrayList<>(first.said());
      saved = first.save();
    }
    try (StageRun<R> second = stage.from(Objects.requireNonNull(saved))) {
      for (Step<R> step : story.subList(stop, story.size())) {
        step.to(second);
      }
      said.addAll(second.said());
    }
    return said;
  }

  /** What was said, but for the asking to look again, which may be repeated at will. */
  private static List<String> sorted(List<String> said) {
    return said.stream().filter(line -> !line.contains("kind=CATALOG")).sorted().toList();
  }
}
