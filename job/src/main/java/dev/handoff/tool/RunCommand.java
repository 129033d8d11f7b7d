package dev.handoff.tool;

import dev.handoff.domain.report.ReportSection;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.EmbeddedRun;
import dev.handoff.job.JobSettings;
import dev.handoff.job.SettingsReader;
import dev.handoff.tool.insight.ReportInsights;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Runs the job in this process, with its Flink UI. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the job over files in this process: reads DIR/<topic>.ndjson, writes <topic>.ndjson and"
          + " mails.",
      "For example: run --input DIR --output DIR [--config FILE] [--key value …]; the README lists"
          + " the options."
    })
final class RunCommand implements Callable<Integer> {

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    PrintStream out = System.out;
    try {
      JobSettings settings = SettingsReader.read(arguments.toArray(String[]::new));
      return new EmbeddedRun(settings, out).run(RunCommand::sections);
    } catch (BadOptionsException e) {
      System.err.println(e.getMessage());
      return 2;
    }
  }

  /** Where no platform has told anything of mail, there is nothing to work out. */
  private static List<ReportSection> sections(JobSettings settings, Path output, String locale) {
    try {
      return ReportInsights.sections(settings, output, locale);
    } catch (BadOptionsException nothingToRead) {
      return List.of();
    }
  }
}
