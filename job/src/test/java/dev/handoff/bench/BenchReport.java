package dev.handoff.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one benchmark found.
 *
 * @param title of its table
 * @param setting what holds for all rows: the log, the cluster, rounds
 * @param rows in the order in which they are shown
 * @param targets that its rows are held against
 */
public record BenchReport(String title, String setting, List<Measured> rows, List<Target> targets) {

  /**
   * A target and what was reached.
   *
   * @param ratio of the medians
   * @param most what its bound reaches; null where none was measured
   */
  public record Reached(Target target, double ratio, @Nullable Double most) {

    boolean met() {
      return ratio >= target.atLeast();
    }

    String words() {
      String found =
          "%s / %s: %.2f, wanted %.2f: %s"
              .formatted(
                  target.of(), target.against(), ratio, target.atLeast(), met() ? "met" : "MISSED");
      return most == null ? found : "%s; bound %.2f, of %s".formatted(found, most, target.bound());
    }
  }

  /** Every target with what was reached. */
  List<Reached> reached() {
    return targets.stream().map(this::reached).toList();
  }

  private Reached reached(Target target) {
    double against = median(target.against()).orElseThrow();
    return new Reached(
        target,
        median(target.of()).orElseThrow() / against,
        median(target.bound()).map(bound -> bound / against).orElse(null));
  }

  private Optional<Double> median(String name) {
    return rows.stream().filter(row -> row.name().equals(name)).map(Measured::median).findFirst();
  }

  /** As a table in plain text. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(title);
    lines.add(setting);
    int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    lines.add("  %s %12s %12s %12s".formatted(pad("", width), "median", "least", "most"));
    for (Measured row : rows) {
      lines.add(
          "  %s %,12.1f %,12.1f %,12.1f  %s"
              .formatted(
                  pad(row.name(), width), row.median(), row.least(), row.most(), row.unit()));
    }
    reached().forEach(reached -> lines.add("  " + reached.words()));
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
