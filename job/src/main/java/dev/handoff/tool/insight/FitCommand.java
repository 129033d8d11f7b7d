package dev.handoff.tool.insight;

import dev.handoff.codec.RiskModelWriter;
import dev.handoff.codec.SegmentModelWriter;
import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.insight.RiskFit;
import dev.handoff.domain.insight.RiskModel;
import dev.handoff.domain.insight.RiskQuality;
import dev.handoff.domain.insight.RiskSample;
import dev.handoff.domain.insight.SegmentFit;
import dev.handoff.domain.insight.SegmentModel;
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

/** Fits the unsubscribe risk, or segments, on message events and proposes a catalog record. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    description = {
      "Fits the risk to unsubscribe on the earlier seven tenths of the log, measures it on the rest, and"
          + " proposes it as a catalog record if it is better than chance. With --model segments it looks"
          + " for people who take mail alike and proposes segments, if there are any. Reads"
          + " message-events, people (for erasures) and catalog (for the version in force), of files or"
          + " of Kafka, and writes nothing.",
      "For example: fit --input DIR [--model segments] [--events FILE] [--config FILE] [--key value …];"
          + " the README lists the options."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:a proposal",
      "1:no proposal: not enough to fit on, no better than chance, or no segments that hold",
      "2:wrong use"
    })
public final class FitCommand implements Callable<Integer> {

  private static final String RISK = "risk";
  private static final String SEGMENTS = "segments";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description =
          "Further message events, for example what a file run wrote; may be given more than once.")
  private List<Path> events = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "risk|segments",
      description = "What is fitted: the risk to unsubscribe, which is the default, or segments.")
  private String model = RISK;

  @Option(
      names = "--updated-at",
      paramLabel = "INSTANT",
      description = "When the proposed record is to take effect; default now.")
  private @Nullable String updatedAt;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    try {
      if (!model.equals(RISK) && !model.equals(SEGMENTS)) {
        throw new BadOptionsException(
            List.of("--model is " + RISK + " or " + SEGMENTS + ", not \"" + model + "\""));
      }
      JobSettings settings = SettingsReader.readToLook(arguments.toArray(String[]::new));
      MailEvents log = new MailEvents(settings, events);
      EngagementWindow window = settings.engagement().window();
      Table table = new Table();
      String record = model.equals(RISK) ? risk(log, window, table) : segments(log, window, table);
      PrintWriter out = commandLine().getOut();
      out.println(table.text());
      out.println();
      out.println(record == null ? "Nothing is proposed." : record);
      out.flush();
      return record == null ? 1 : 0;
    } catch (BadOptionsException e) {
      PrintWriter err = commandLine().getErr();
      err.println(e.getMessage());
      err.flush();
      return 2;
    }
  }

  private @Nullable String risk(MailEvents log, EngagementWindow window, Table table)
      throws BadOptionsException {
    RiskFit fit = RiskFit.of(RiskSample.of(log.read(), window));
    FitText.write(fit, table);
    RiskModel model = fit.model();
    RiskQuality quality = fit.quality();
    if (fit.verdict() != RiskFit.Verdict.BETTER_THAN_CHANCE || model == null || quality == null) {
      return null;
    }
    byte[] record =
        RiskModelWriter.write(
            new RiskModel(
                model.id(),
                log.models().risk().version() + 1,
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

  private @Nullable String segments(MailEvents log, EngagementWindow window, Table table)
      throws BadOptionsException {
    SegmentFit fit = SegmentFit.of(log.read(), window, log.models().segments());
    SegmentText.write(fit, table);
    SegmentModel model = fit.model();
    return fit.verdict() == SegmentFit.Verdict.SEGMENTS && model != null
        ? new String(
            SegmentModelWriter.write(model.effectiveFrom(effective())), StandardCharsets.UTF_8)
        : null;
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
