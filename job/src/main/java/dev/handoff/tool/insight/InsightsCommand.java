package dev.handoff.tool.insight;

import dev.handoff.codec.InsightsWriter;
import dev.handoff.domain.insight.InsightModels;
import dev.handoff.domain.insight.Insights;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.JobSettings;
import dev.handoff.job.SettingsReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Answers both questions of SPEC section 6 from message events. */
@Command(
    name = "insights",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether people interact more with promotional mail near a transactional one, what comes"
          + " before an unsubscribe, and how many people are in each segment. Reads message-events,"
          + " people (for erasures) and catalog (for the models), of files or of Kafka, and writes"
          + " nothing. All of it is association.",
      "For example: insights --input DIR [--events FILE] [--config FILE] [--key value …]; the README"
          + " lists the options."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:fine, whatever was found", "2:wrong use"})
public final class InsightsCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description =
          "Further message events, for example what a file run wrote; may be given more than once.")
  private List<Path> events = new ArrayList<>();

  @Option(
      names = "--days",
      paramLabel = "N",
      description =
          "How far back from the end interactions are read, at least 15; default ${DEFAULT-VALUE}.")
  private int days = 30;

  @Option(
      names = "--people",
      paramLabel = "N",
      description =
          "Tells of so many persons, those with the highest risk first; their ids are personal data."
              + " Default ${DEFAULT-VALUE}.")
  private int people;

  @Option(names = "--json", description = "Prints JSON instead of text.")
  private boolean json;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    try {
      if (days < 15 || people < 0) {
        throw new BadOptionsException(List.of("--days is at least 15, --people at least 0"));
      }
      JobSettings settings = SettingsReader.readToLook(arguments.toArray(String[]::new));
      MailEvents log = new MailEvents(settings, events);
      InsightModels models = log.models();
      Insights insights =
          Insights.of(log.read(), Duration.ofDays(days), settings.engagement().window(), models);
      PrintWriter out = commandLine().getOut();
      out.println(
          json
              ? new String(
                  InsightsWriter.write(insights, models.segments(), people), StandardCharsets.UTF_8)
              : InsightsText.of(insights, models.segments(), people));
      out.flush();
      return 0;
    } catch (BadOptionsException e) {
      PrintWriter err = commandLine().getErr();
      err.println(e.getMessage());
      err.flush();
      return 2;
    }
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
