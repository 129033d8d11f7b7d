package dev.handoff.tool.insight;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.insight.InsightModels;
import dev.handoff.domain.insight.Insights;
import dev.handoff.domain.report.ReportSection;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.JobSettings;
import dev.handoff.source.TopicFiles;
import dev.handoff.template.InsightSections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How people take mail, for the report of a run over files. */
public final class ReportInsights {

  private static final Duration OBSERVED = Duration.ofDays(30);

  private ReportInsights() {}

  /**
   * The sections, from the events that the run read and those that it wrote.
   *
   * @param settings with the folder that the run reads
   * @param output the folder that it wrote
   * @throws BadOptionsException when there is nothing to read
   */
  public static List<ReportSection> sections(JobSettings settings, Path output, String locale)
      throws BadOptionsException {
    Path ours = new TopicFiles(output).file(Topic.MESSAGE_EVENTS);
    MailEvents log =
        new MailEvents(settings, Files.isRegularFile(ours) ? List.of(ours) : List.of());
    InsightModels models = log.models();
    Insights insights = Insights.of(log.read(), OBSERVED, settings.engagement().window(), models);
    return new InsightSections(locale).of(insights, models.segments());
  }
}
