package dev.handoff.tool;

import dev.handoff.codec.Parsed;
import dev.handoff.codec.ProposalWriter;
import dev.handoff.codec.ScoreModelRevision;
import dev.handoff.codec.ScoreQuantilesReader;
import dev.handoff.domain.calibration.Proposal;
import dev.handoff.domain.calibration.SketchedScores;
import dev.handoff.domain.engagement.ScoreModel;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.sketch.UnreadableSketchException;
import dev.handoff.source.TopicFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proposes references of the score model from the raw scores that jobs have observed. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Shows how raw scores of people and groups are distributed, and proposes references that put a"
          + " chosen quantile of them at a chosen score, as a catalog record. Reads score-quantiles.ndjson"
          + " and writes nothing.",
      "For example: calibrate --input DIR --catalog DIR [--quantile 0.95] [--score 90]"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:a proposal for both references",
      "1:no proposal for one of them, or for both",
      "2:wrong use"
    })
final class CalibrateCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "DIR|FILE",
      description =
          "A folder with score-quantiles.ndjson, or such a file; given more than once for jobs that see"
              + " different groups.")
  private List<Path> inputs = new ArrayList<>();

  @Option(
      names = "--catalog",
      paramLabel = "DIR|FILE",
      description =
          "A folder with catalog.ndjson, or such a file: the score model in force there is kept but for"
              + " the references; without it, the built-in one.")
  private @Nullable Path catalog;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How many of the newest days to take together; default ${DEFAULT-VALUE}.")
  private int days = 1;

  @Option(
      names = "--quantile",
      paramLabel = "Q",
      description = "Whose score is chosen, above 0, at most 1; default ${DEFAULT-VALUE}.")
  private double quantile = 0.95;

  @Option(
      names = "--score",
      paramLabel = "S",
      description = "What that score is to be, above 0, at most 100; default ${DEFAULT-VALUE}.")
  private double score = 90;

  @Option(
      names = "--at-least",
      paramLabel = "N",
      description = "How many raw scores a proposal takes; default ${DEFAULT-VALUE}.")
  private int atLeast = 30;

  @Option(
      names = "--updated-at",
      paramLabel = "INSTANT",
      description = "When the proposed record is to take effect; default now.")
  private @Nullable OffsetDateTime updatedAt;

  @Option(names = "--json", description = "Prints JSON instead of text.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!(quantile > 0 && quantile <= 1 && score > 0 && score <= 100)) {
      throw wrong("--quantile is above 0 and at most 1, --score above 0 and at most 100");
    }
    if (days < 1 || atLeast < 1) {
      throw wrong("--days and --at-least are at least 1");
    }
    ModelInForce inForce =
        ModelInForce.of(catalog == null ? List.of() : lines(catalog, Topic.CATALOG));
    TreeMap<Integer, List<SketchedScores>> observed = new TreeMap<>();
    for (Path input : inputs) {
      read(input)
          .forEach((day, seen) -> observed.computeIfAbsent(day, d -> new ArrayList<>()).add(seen));
    }
    String refusal = refusal(observed, inForce.model());
    if (refusal != null) {
      commandLine().getErr().println(refusal);
      return 1;
    }
    Proposal proposal = proposal(observed, inForce.model());
    byte[] record =
        proposal.changes()
            ? ScoreModelRevision.write(
                inForce.record(),
                inForce.model().version() + 1,
                updatedAt == null
                    ? Instant.now().truncatedTo(ChronoUnit.SECONDS)
                    : updatedAt.toInstant(),
                proposal.people().then(),
                proposal.groups().then())
            : null;
    print(proposal, record);
    return proposal.people().refusal() == null && proposal.groups().refusal() == null ? 0 : 1;
  }

  /** The newest record of each day, since a compacted topic may still hold older ones. */
  private NavigableMap<Integer, SketchedScores> read(Path input) throws IOException {
    TreeMap<Integer, SketchedScores> byDay = new TreeMap<>();
    for (byte[] line : lines(input, Topic.SCORE_QUANTILES)) {
      Parsed<SketchedScores> parsed = ScoreQuantilesReader.read(line);
      if (!parsed.rejections().isEmpty()) {
        throw wrong(input + " is not what the job wrote: " + parsed.rejections().get(0).reason());
      }
      parsed.items().forEach(scores -> byDay.put(scores.day(), scores));
    }
    return byDay;
  }

  /** Keeps what was observed with the model in force; says why not, when there is nothing. */
  private static @Nullable String refusal(
      NavigableMap<Integer, List<SketchedScores>> observed, ScoreModel model) {
    if (observed.isEmpty()) {
      return "Nothing has been observed yet: the job writes score-quantiles after each midnight.";
    }
    int version = observed.lastEntry().getValue().get(0).version();
    observed.values().forEach(seen -> seen.removeIf(scores -> scores.version() != model.version()));
    observed.values().removeIf(List::isEmpty);
    return observed.isEmpty()
        ? "The newest day was observed with version "
            + version
            + " of the score model, but version "
            + model.version()
            + " is in force"
            + (model.version() == 0
                ? " (built in; name your own by --catalog)."
                : ": wait until a day has been observed with it.")
        : null;
  }

  private Proposal proposal(
      NavigableMap<Integer, List<SketchedScores>> observed, ScoreModel model) {
    ReferenceFit fit = new ReferenceFit(model, quantile, score, atLeast);
    observed.descendingMap().values().stream()
        .limit(days)
        .flatMap(List::stream)
        .forEach(
            scores -> {
              try {
                fit.add(scores);
              } catch (UnreadableSketchException e) {
                throw wrong(
                    "A sketch of day " + scores.at() + " cannot be read: " + e.getMessage());
              }
            });
    return fit.proposal();
  }

  private void print(Proposal proposal, byte @Nullable [] record) {
    PrintWriter out = commandLine().getOut();
    if (json) {
      out.println(new String(ProposalWriter.write(proposal, record), StandardCharsets.UTF_8));
    } else {
      out.println(new ProposalText(proposal).text());
      out.println();
      out.println(
          record == null
              ? "Nothing is to be changed."
              : new String(record, StandardCharsets.UTF_8));
    }
    out.flush();
  }

  private List<byte[]> lines(Path path, Topic topic) throws IOException {
    Path file = Files.isDirectory(path) ? new TopicFiles(path).file(topic) : path;
    if (!Files.isRegularFile(file)) {
      throw wrong("There is no file " + file);
    }
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank())
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private CommandLine.ParameterException wrong(String why) {
    return new CommandLine.ParameterException(commandLine(), why);
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
