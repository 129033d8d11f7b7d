package dev.handoff.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.backtest.AlertChange;
import dev.handoff.domain.backtest.Alerted;
import dev.handoff.domain.backtest.BacktestReport;
import dev.handoff.domain.backtest.BacktestReport.Draft;
import dev.handoff.domain.backtest.NodeStays.NodeStay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacktestPageTest {

  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final String HOSTILE = "\"><script>alert(1)</script>&amp;'\u202e";

  @Test
  void everyAlertIsDrawnAndSaid() {
    String page =
        page(
            new AlertChange(alerted("lumia", "Lumia", 10), alerted("lumia", "Lumia", 5)),
            new AlertChange(null, alerted("nordlys", "Nordlys", 0)),
            new AlertChange(alerted("rivoli", "Rivoli", 20), null));

    assertThat(page)
        .contains("The draft changes 3 alerts.")
        .contains("cx=\"50.00%\" cy=\"12\"")
        .contains("cx=\"25.00%\" cy=\"32\"")
        .contains("earlier: hot at tell, live 12 Mar 2026, 01:00, draft 7 Mar 2026, 01:00")
        .contains("new: hot at tell, draft 2 Mar 2026, 01:00")
        .contains("gone: hot at tell, live 22 Mar 2026, 01:00")
        .contains("5 d earlier")
        .contains("href=\"previews/mail-1.html\">the mail</a>");
  }

  @Test
  void barsAreInTheProportionOfTheLongest() {
    assertThat(page())
        .contains("The draft sends the same alerts at the same instants.")
        .contains("x2=\"100.00%\" y1=\"7\"")
        .contains("width=\"25.00%\" height=\"10\"")
        .contains("2 d, 1 still there, 2 timed out")
        .contains("No alert under either catalog.");
  }

  @Test
  void namesFromElsewhereAreTextAndNothingIsLoadedOrRun() {
    String page = page(new AlertChange(null, alerted(HOSTILE, HOSTILE, 3)));

    assertThat(page).doesNotContainIgnoringCase("<script").doesNotContain("\u202e");
    assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&#39;");
    assertThat(page)
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("url(")
        .doesNotContain("@import")
        .contains("default-src 'none'");
  }

  @Test
  void aThousandGroupsDrawSixtyAndSayHowManyAreLeft() {
    List<AlertChange> changes = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      Alerted alerted = alerted("g" + (1_000 + i), "Group " + i, 3);
      changes.add(new AlertChange(i == 1_199 ? null : alerted, alerted));
    }
    String page = page(changes.toArray(AlertChange[]::new));

    assertThat(page).contains("1140 more groups are not drawn").contains("200 more are in");
    assertThat(page.split("class=\"plot\" height=\"44\"", -1)).hasSize(61);
    assertThat(page).contains("<strong>Group 1199</strong>");
  }

  private static String page(AlertChange... changes) {
    return new BacktestPage(Brand.standard())
        .render(
            new BacktestReport(
                BEGIN,
                BEGIN,
                BEGIN.plus(Duration.ofDays(20)),
                ZoneId.of("Europe/Paris"),
                12_345,
                List.of(new Draft("journey", "hot", 2, List.of(1), BEGIN, "live")),
                List.of("A note."),
                List.of(changes),
                List.of(stay(Duration.ofDays(8), Duration.ofDays(8))),
                List.of(stay(Duration.ofDays(2), Duration.ofDays(4)))),
            List.of(new BacktestPage.Preview("alert-lumia-5", "previews/mail-1.html", "Lumia")));
  }

  private static NodeStay stay(Duration median, Duration ninetieth) {
    return new NodeStay(
        "hot", 1, "warm", 4, 1, 2, median, ninetieth, ninetieth, Map.of("passed (matched)", 1));
  }

  private static Alerted alerted(String group, String name, int day) {
    return new Alerted(
        "alert-" + group + "-" + day,
        group,
        name,
        name,
        "hot",
        1,
        "tell",
        BEGIN.plus(Duration.ofDays(day)),
        60,
        100,
        List.of("sales@example.com"));
  }
}
