package dev.handoff.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.deploy.Observability.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alert finds what to do, and the dashboard reads like the picture. */
class ObservabilityTest {

  @Test
  void everyAlertHasAHeadingInTheRunbookAndEveryAlarmThereARule() throws IOException {
    List<String> runbook = Files.readAllLines(Path.of("..", "deploy", "README.md"));
    List<String> alarms =
        runbook.stream()
            .filter(line -> line.startsWith("### Handoff"))
            .map(line -> line.substring(4))
            .toList();
    assertThat(Observability.rules())
        .extracting(Rule::name)
        .containsExactlyInAnyOrderElementsOf(alarms);
    for (Rule rule : Observability.rules()) {
      assertThat(rule.runbook())
          .isEqualTo("deploy/README.md#" + rule.name().toLowerCase(Locale.ROOT));
      assertThat(rule.severity()).isIn("critical", "warning");
      assertThat(rule.summary()).isNotBlank();
    }
  }

  @Test
  void theDashboardGoesFromInputToMail() {
    assertThat(Observability.rows())
        .containsExactly(
            "parse: what comes in",
            "track, route: groups and people",
            "evaluate, summarise: decisions",
            "sales-alerts, send-requests: committed",
            "deliver: gate and mail",
            "both jobs");
  }
}
