package dev.handoff.tool.insight;

import dev.handoff.codec.RiskModelWriter;
import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.insight.RiskFit;
import dev.handoff.domain.insight.RiskModel;
import dev.handoff.domain.insight.RiskQuality;
import dev.handoff.domain.insight.RiskSample;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.JobSettings;
import dev.handoff.job.SettingsReader;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
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

/** Fits the unsubscribe risk on message events and proposes it as a catalog record. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    description = {
      "Fits the risk to unsubscribe on the earlier seven tenths of the log, measures it on the rest, and"
          + " proposes it as a catalog record if it is better than chance. Reads message-events, people"
          + " (for erasures) and catalog (for the version in force), of files or of Kafka, and writes"
          + " nothing.",
      "For example: fit --input DIR [--events FILE] [--config FILE] [--key value …]; the README lists the"
          + " options."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:a proposal",
      "1:no proposal: not enough to fit on, or no better than chance",
      "2:wrong use"
    })
public final class FitCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description =
          "Further message events, for example what a file run wrote; may be given more than once.")
  private List<Path> events = new ArrayList<>();

  @Option(
      names = "--updated-at",
      paramLabel = "INSTANT",
      description = "When the proposed record is to take effect; default now.")
  private @Nullable String updatedAt;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    try {
      JobSettings settings = SettingsReader.readToLook(arguments.toArray(String[]::new));
      MailEvents log = new MailEvents(settings, events);
      EngagementWindow window = settings.engagement().window();
      RiskFit fit = RiskFit.of(RiskSample.of(log.read(), window));
      Table table = new Table();
      FitText.write(fit, table);
      table.line("");
      boolean proposed = fit.verdict() == RiskFit.Verdict.BETTER_THAN_CHANCE;
      String record =
          proposed
              ? record(fit, log.models().risk().version() + 1, window)
              : "Nothing is proposed.";
      PrintWriter out = commandLine().getOut();
      out.println(table.text());
      out.println(record);
      out.flush();
      return proposed ? 0 : 1;
    } catch (BadOptionsException e) {
      PrintWriter err = commandLine().getErr();
      err.println(e.getMessage());
      err.flush();
      return 2;
    }
  }

  private String record(RiskFit fit, int version, EngagementWindow window)
      throws BadOptionsException {
    RiskModel model = Objects.requireNonNull(fit.model());
    RiskQuality quality = Objects.requireNonNull(fit.quality());
    byte[] record =
        RiskModelWriter.write(
            new RiskModel(
                model.id(),
                version,
                effective(),
                model.intercept(),
                model.coefficients(),
                model.typical()),
            new RiskModelWriter.Fit(
                window.startOf(fit.firstDay()),
                window.startOf(fit.splitDay()),
                fit.fitted(),
                BigDecimal.valueOf(quality.auc()).setScale(4, RoundingMode.HALF_UP)));
    return new String(record, StandardCharsets.UTF_8);
  }

  private Instant effective() throws BadOptionsException {
    try {
      return updatedAt == null
          ? Instant.now().truncatedTo(ChronoUnit.SECONDS)
          : OffsetDateTime.parse(updatedAt).toInstant();
    } catch (DateTimeParseException e) {
      throw new BadOptionsException(
          List.of(
              "updated-at: takes an instant such as 2026-10-16T00:00:00+02:00, not \""
                  + updatedAt
                  + "\""));
    }
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
