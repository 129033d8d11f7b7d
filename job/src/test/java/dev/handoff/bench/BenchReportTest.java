package dev.handoff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchReportTest {

  private static final List<Measured> ROWS =
      List.of(row("ours", 20, 10, 60), row("theirs", 10), row("the least there is to do", 80));

  @Test
  void aTargetIsHeldAgainstTheRatioOfMedians() {
    assertThat(report(new Target("ours", "theirs", 2)).text())
        .contains("ours / theirs: 2.00, wanted 2.00: met");
  }

  @Test
  void whatIsMissedIsShownBesideTheMostThatCanBeHad() {
    assertThat(report(new Target("ours", "theirs", 10, "the least there is to do")).text())
        .contains("2.00, wanted 10.00: MISSED; bound 8.00, of the least there is to do");
  }

  @Test
  void aBoundThatTookNoPartIsLeftOut() {
    assertThat(report(new Target("ours", "theirs", 10, "nobody")).text())
        .contains("2.00, wanted 10.00: MISSED")
        .doesNotContain("bound");
  }

  private static BenchReport report(Target target) {
    return new BenchReport("A race", "of two", ROWS, List.of(target));
  }

  private static Measured row(String name, double... values) {
    return new Measured(name, "", "a second", Arrays.stream(values).boxed().toList());
  }
}
