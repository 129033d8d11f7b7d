package dev.handoff.tool;

import dev.handoff.tool.catalog.CheckedCatalog;
import dev.handoff.tool.catalog.Finding;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks definitions as the job would, before anything is published. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the marketer's definitions as the job would: fields, addresses, conditions, the ways of"
          + " each journey, references, versions. Prints every fault as file:line:column.",
      "A folder holds *.yaml, *.yml and *.json (one definition or a list of them) and *.ndjson (one a"
          + " line). updatedAt may be left out: publish fills it in."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:no fault", "1:faults", "2:wrong use"})
final class ValidateCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Folders or files of definitions.")
  private final List<Path> paths = new ArrayList<>();

  @Option(
      names = "--lookback-days",
      paramLabel = "DAYS",
      defaultValue = "30",
      description =
          "The job's option engagement.lookback-days: how far back a condition may ask; default"
              + " ${DEFAULT-VALUE}.")
  private int lookbackDays;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description =
          "A folder of templates of your own: tries each as the job would, and checks that the"
              + " templates and blocks that messages name are there.")
  private @Nullable Path templates;

  @Option(
      names = "--draw",
      paramLabel = "DIR",
      description =
          "Draws each journey without a fault into this folder, as a page (.html) and as Mermaid text"
              + " (.mmd).")
  private @Nullable Path drawings;

  @Override
  public Integer call() {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    if (lookbackDays < 1 || lookbackDays > 366) {
      err.println("--lookback-days takes a whole number from 1 to 366");
      return 2;
    }
    try {
      for (Path path : paths) {
        if (!CheckedCatalog.holdsDefinitions(path)) {
          err.println(path + " is no file or folder of *.yaml, *.yml, *.json or *.ndjson");
          return 2;
        }
      }
      Instant now = Instant.now();
      CheckedCatalog catalog = new CheckedCatalog(paths, lookbackDays, now, now, Set.of());
      String refused = checkTemplates(catalog);
      if (!refused.isEmpty()) {
        err.println(refused);
        return 2;
      }
      catalog.findings().stream().map(Finding::text).forEach(out::println);
      out.println(CatalogCount.of(catalog));
      if (drawings != null) {
        out.println(
            CatalogCount.counted(JourneyFiles.write(catalog.soundJourneys(), drawings), "journey")
                + " drawn in "
                + drawings);
      }
      out.flush();
      return catalog.findings().isEmpty() ? 0 : 1;
    } catch (UncheckedIOException e) {
      err.println(e.getMessage());
      return 2;
    }
  }

  /** Why the folder cannot be checked; empty when it was, or none is named. */
  private String checkTemplates(CheckedCatalog catalog) {
    try {
      if (templates != null) {
        catalog.checkTemplates(templates);
      } else {
        catalog.checkMessages();
      }
      return "";
    } catch (IllegalArgumentException e) {
      return "--templates: \"" + templates + "\" " + e.getMessage();
    }
  }
}
