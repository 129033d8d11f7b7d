package dev.handoff.bench;

import dev.handoff.job.BadOptionsException;
import dev.handoff.job.HandoffJob;
import dev.handoff.job.JobSettings;
import dev.handoff.job.SettingsReader;
import java.nio.file.Path;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole deciding half over files, as the job configures it.
 *
 * @param order {@code arrival} or {@code event-time}
 */
record Handoff(String order) implements Contestant {

  @Override
  public String name() {
    return "Handoff, " + order;
  }

  @Override
  public String settings() {
    return "the whole deciding half, files to files: parse with key phrases, cap and"
        + " de-duplication, groups, scores and their parts, completeness, journeys, alerts;"
        + (order.equals("arrival")
            ? " every record as it comes, on the last day of the log"
            : " behind the watermark, a day of lateness, all midnights of the log");
  }

  @Override
  public JobClient start(StreamExecutionEnvironment env, GeneratedLog log, Path output)
      throws Exception {
    return HandoffJob.submitOverFiles(env, settings(log, output));
  }

  JobSettings settings(GeneratedLog log, Path output) throws BadOptionsException {
    return SettingsReader.read(
        "--input", log.folder().toString(),
        "--output", output.toString(),
        "--stages", "decide",
        "--mail", "none",
        "--order", order,
        "--until", GeneratedLog.END.toString(),
        "--clock", GeneratedLog.END.minusMillis(1).toString());
  }
}
