package dev.handoff.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.engagement.PersonHistory;
import dev.handoff.domain.engagement.TopicsOfInterest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The three topics of thirty days are those that a seller who read everything would name. */
class HistoryTopicsTest {

  private static final int TODAY = 20_000;
  private static final Set<String> READ =
      Set.of(
          ActivityType.EMAIL_OPENED,
          ActivityType.EMAIL_CLICKED,
          ActivityType.ASSET_DOWNLOADED,
          ActivityType.DOCUMENT_INTERACTED,
          ActivityType.MEETING_SCHEDULED,
          ActivityType.PAGE_VIEWED);

  private final EngagementWindow window = new EngagementWindow(ZoneOffset.UTC, 30);

  private record Line(int day, Activity activity) {}

  private record History(List<Line> lines, List<String> topics) {}

  @Test
  void theTopicsOfEachHistoryAreThoseAPersonNames() throws IOException {
    for (History history : histories()) {
      assertThat(topics(history.lines()))
          .as(history.lines().toString())
          .containsExactlyInAnyOrderElementsOf(history.topics());
    }
  }

  @Test
  void theOrderOfArrivalChangesNeitherTopicsNorTheirForm() throws IOException {
    for (History history : histories()) {
      List<String> topics = topics(history.lines());
      for (int seed = 0; seed < 50; seed++) {
        List<Line> shuffled = new ArrayList<>(history.lines());
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(topics(shuffled)).isEqualTo(topics);
      }
    }
  }

  private List<String> topics(List<Line> lines) {
    ActivityPhrases phrases = new ActivityPhrases();
    PersonHistory history = PersonHistory.empty();
    for (Line line : lines) {
      history.count(phrases.of(line.activity()), TODAY - line.day());
    }
    history.expireBefore(window.firstDay(TODAY), window);
    return TopicsOfInterest.of(history.phrases().totals(window.firstDay(TODAY), TODAY), 3);
  }

  private static List<History> histories() throws IOException {
    List<History> histories = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (String line : Files.readAllLines(Marked.FOLDER.resolve("histories.txt"))) {
      if (line.startsWith("=")) {
        histories.add(new History(List.copyOf(lines), Marked.phrases(line)));
        lines.clear();
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" \\| ", 3);
        lines.add(new Line(Integer.parseInt(parts[0]), activity(parts[1], parts[2])));
      }
    }
    return histories;
  }

  private static Activity activity(String type, String text) {
    boolean read = READ.contains(type);
    return new Activity(
        "a-1",
        "ada",
        type,
        Instant.EPOCH,
        read ? new Asset(null, text, null) : null,
        read ? null : text,
        List.of(),
        false);
  }
}
