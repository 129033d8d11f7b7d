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
    goesOnFromAnyPoint(Stories.ofPeople(), StageRun::route);
  }

  @Test
  void trackGoesOnFromAnyPointOfTheStory() throws Exception {
    goesOnFromAnyPoint(Stories.ofSnapshots(), StageRun::track);
  }

  @Test
  void evaluateGoesOnFromAnyPointOfTheStory() throws Exception {
    goesOnFromAnyPoint(Stories.ofTheGroup(), StageRun::evaluate);
  }

  private static <R> void goesOnFromAnyPoint(List<Step<R>> story, StageRun.Beginning<R> stage)
      throws Exception {
    List<String> undisturbed = sorted(said(story, stage, story.size()));
    assertThat(undisturbed).isNotEmpty();
    for (int stop = 1; stop < story.size(); stop++) {
      assertThat(sorted(said(story, stage, stop)))
          .as("stopped after step " + stop)
          .isEqualTo(undisturbed);
    }
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
