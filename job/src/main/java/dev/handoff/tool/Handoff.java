package dev.handoff.tool;

import dev.handoff.tool.backtest.BacktestCommand;
import dev.handoff.tool.bounces.BouncesCommand;
import dev.handoff.tool.insight.FitCommand;
import dev.handoff.tool.insight.InsightsCommand;
import dev.handoff.tool.redrive.RedriveCommand;
import dev.handoff.tool.track.TrackCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code java -jar handoff-standalone.jar COMMAND …}. */
@Command(
    name = "handoff",
    description = "Sales alerts for buying groups, on Apache Flink.",
    mixinStandardHelpOptions = true,
    version = "0.1.0",
    subcommands = {
      RunCommand.class,
      ValidateCommand.class,
      PublishCommand.class,
      PreviewCommand.class,
      BacktestCommand.class,
      ExplainCommand.class,
      ReportCommand.class,
      CalibrateCommand.class,
      InsightsCommand.class,
      FitCommand.class,
      BouncesCommand.class,
      TrackCommand.class,
      DoctorCommand.class,
      TestSendCommand.class,
      TopicsCommand.class,
      RedriveCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:fine", "1:findings", "2:wrong use"})
public final class Handoff {

  /** Runs a command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Handoff()).execute(arguments));
  }
}
