package dev.handoff.tool.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.backtest.AlertChange;
import dev.handoff.domain.backtest.AlertChange.Kind;
import dev.handoff.template.AlertRenderer;
import dev.handoff.template.BacktestPage.Preview;
import dev.handoff.template.RenderedMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The mails that alerts of the draft would have been, as pages in a folder. */
final class Previews {

  private static final List<Kind> FIRST =
      List.of(Kind.NEW, Kind.EARLIER, Kind.LATER, Kind.UNCHANGED);
  private static final String FOLDER = "previews";

  private final AlertRenderer renderer;
  private final Path output;

  /**
   * @param output where the folder is made; pages of an earlier backtest in it go
   */
  Previews(AlertRenderer renderer, Path output) {
    this.renderer = renderer;
    this.output = output;
  }

  /**
   * Writes the mails of so many alerts: the new ones first, then those that moved, then the others.
   *
   * @return in that order, with files named from the output folder
   */
  List<Preview> write(RunOutput draft, List<AlertChange> alerts, int most) throws IOException {
    clear();
    List<AlertChange> chosen =
        alerts.stream()
            .filter(change -> change.draft() != null)
            .sorted(Comparator.comparing(change -> FIRST.indexOf(change.kind())))
            .limit(most)
            .toList();
    Map<String, Integer> numbers = new TreeMap<>();
    chosen.forEach(change -> numbers.put(change.either().alertId(), numbers.size() + 1));
    List<Preview> previews = new ArrayList<>();
    draft.forEachAlert(
        alert -> {
          Integer number = numbers.get(alert.alertId());
          if (number != null) {
            previews.add(write(alert, number));
          }
        });
    previews.sort(Comparator.comparing(preview -> numbers.get(preview.alertId())));
    return previews;
  }

  private Preview write(SalesAlert alert, int number) {
    String file = FOLDER + "/mail-" + number + ".html";
    RenderedMail mail = renderer.render(alert);
    try {
      Files.write(output.resolve(file), mail.page().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return new Preview(alert.alertId(), file, mail.subject());
  }

  private void clear() throws IOException {
    Path folder = Files.createDirectories(output.resolve(FOLDER));
    try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "mail-*.html")) {
      for (Path page : old) {
        Files.delete(page);
      }
    }
  }
}
