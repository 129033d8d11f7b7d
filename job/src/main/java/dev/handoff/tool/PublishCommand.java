package dev.handoff.tool;

import dev.handoff.job.BadOptionsException;
import dev.handoff.tool.catalog.CatalogChange;
import dev.handoff.tool.catalog.CatalogChanges;
import dev.handoff.tool.catalog.CheckedCatalog;
import dev.handoff.tool.catalog.Finding;
import dev.handoff.tool.catalog.LiveDefinitions;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
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

/** Shows what a folder of definitions would change, and changes it. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Checks definitions as validate does, shows the difference to what is live, and with --yes writes"
          + " it: to the catalog topic of the job's Kafka cluster (--config), or to a file for runs over"
          + " files (--output). With any fault nothing is written.",
      "To Kafka all is written in one transaction; of two that publish at once, the first to begin"
          + " writes nothing and is told so."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:fine", "1:faults or refusals, nothing was written", "2:wrong use"})
final class PublishCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Folders or files of definitions.")
  private final List<Path> paths = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The job's options; of them kafka.* and engagement.lookback-days are used.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "One option of the job, over --config: --set kafka.bootstrap.servers=broker:9092.")
  private final List<String> set = new ArrayList<>();

  @Option(
      names = "--live",
      paramLabel = "PATH",
      description =
          "What is live in a run over files: catalog.ndjson, or the folder that holds it.")
  private @Nullable Path live;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write for runs over files: what is in --live, then the changes.")
  private @Nullable Path output;

  @Option(names = "--yes", description = "Writes. Without it nothing is written.")
  private boolean yes;

  @Option(
      names = "--withdraw-missing",
      description = "Withdraws what is live and not in the folder.")
  private boolean withdrawMissing;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "The updatedAt of definitions that have none; default now.")
  private @Nullable String at;

  @Override
  public Integer call() {
    try (CatalogTarget target = CatalogTarget.of(config, set, live, output, yes)) {
      return publish(target);
    } catch (BadOptionsException | UncheckedIOException e) {
      return refuse(e.getMessage());
    } catch (DateTimeParseException e) {
      return refuse("--at takes an instant such as 2026-10-16T00:00:00+02:00, not \"" + at + "\"");
    } catch (IllegalStateException e) {
      return refuse(e.getMessage());
    }
  }

  private int publish(CatalogTarget target) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Instant stamp = at == null ? now : OffsetDateTime.parse(at).toInstant();
    for (Path path : paths) {
      if (!CheckedCatalog.holdsDefinitions(path)) {
        return refuse(path + " is no file or folder of *.yaml, *.yml, *.json or *.ndjson");
      }
    }
    LiveDefinitions inForce = target.live();
    CheckedCatalog folder =
        new CheckedCatalog(
            paths,
            target.lookbackDays(),
            stamp,
            now,
            withdrawMissing ? Set.of() : inForce.keysInForce());
    folder.checkMessages();
    if (!folder.findings().isEmpty()) {
      folder.findings().stream().map(Finding::text).forEach(out()::println);
      return end(1, CatalogCount.of(folder) + "; nothing written");
    }
    CatalogChanges changes = new CatalogChanges(folder, inForce, withdrawMissing, stamp);
    ChangesText.print(changes, inForce, out());
    if (changes.all().stream().anyMatch(c -> c.type() == CatalogChange.Type.REFUSED)) {
      return end(1, "Nothing written: something is refused.");
    }
    List<CatalogChange> written = changes.all().stream().filter(CatalogChange::isWritten).toList();
    if (written.isEmpty()) {
      return end(0, "Nothing to write: all is live.");
    }
    if (!yes) {
      return end(0, "Nothing written; add --yes to write " + records(written.size()) + ".");
    }
    return target.write(written)
        ? end(0, records(written.size()) + " written to " + target.name() + ".")
        : end(
            1,
            "Nothing written: "
                + target.name()
                + " was changed by another publish meanwhile; run this one again.");
  }

  private static String records(int count) {
    return CatalogCount.counted(count, "record");
  }

  private int end(int exitCode, String sentence) {
    out().println(sentence);
    out().flush();
    return exitCode;
  }

  private int refuse(@Nullable String why) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println(why);
    err.flush();
    return 2;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
