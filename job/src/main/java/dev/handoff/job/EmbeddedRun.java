package dev.handoff.job;

import dev.handoff.domain.report.ReportSection;
import dev.handoff.operator.Progress;
import dev.handoff.sink.NdjsonFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;

/**
 * A run over files inside this process: an in-process Flink with its web UI, progress on the way, a
 * summary at the end.
 */
public final class EmbeddedRun {

  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(2);

  private final JobSettings settings;
  private final PrintStream out;

  public EmbeddedRun(JobSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** What others work out of a run's output, for its report. */
  @FunctionalInterface
  public interface Sections {
    List<ReportSection> of(JobSettings settings, Path output, String locale) throws Exception;
  }

  /**
   * Runs to the end of the input; 0 when it went well, 2 when the settings are not for this.
   *
   * @param sections of the report
   */
  public int run(Sections sections) throws Exception {
    if (settings.ends() != JobSettings.Ends.FILES) {
      out.println(
          "run reads files; a job over Kafka is submitted to a cluster: flink run handoff-job.jar");
      return 2;
    }
    execute(sections);
    return 0;
  }

  /**
   * The same for a tool that reads the output itself: progress is printed, a summary is not, and
   * the web UI ends with the run.
   *
   * @throws BadOptionsException when the port of the UI is taken
   */
  public void runToEnd() throws Exception {
    execute(null);
  }

  private void execute(@Nullable Sections sections) throws Exception {
    Path output = Objects.requireNonNull(settings.output());
    clearInbox(output);
    LiveReport report = sections == null ? null : new LiveReport(settings, output, out);
    Path checkpoints = Files.createTempDirectory("handoff-checkpoints");
    Configuration flink = flink(checkpoints);
    MiniCluster cluster = new MiniCluster(oneTaskManager(flink));
    try {
      start(cluster);
      if (report != null) {
        report.begin(Instant.now());
      }
      URI ui = cluster.getRestAddress().get();
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createRemoteEnvironment(ui.getHost(), ui.getPort(), flink);
      env.setParallelism(settings.embedded().parallelism());
      Instant began = Instant.now();
      JobClient job = HandoffJob.submitOverFiles(env, settings);
      out.println("Flink UI    " + ui + "/#/job/running/" + job.getJobID());
      JobExecutionResult result = watch(job, report);
      new NdjsonFiles(output).merge(HandoffJob.OUTPUTS);
      if (sections != null) {
        if (settings.mail() != null) {
          ReportFile.write(
              settings,
              settings.mail().brand(),
              output,
              sections.of(settings, output, settings.alerts().locale()),
              null);
        }
        new RunSummary(
                output, result.getAllAccumulatorResults(), Duration.between(began, Instant.now()))
            .print(out);
        stay();
      }
    } finally {
      cluster.close();
      delete(checkpoints);
    }
  }

  private Configuration flink(Path checkpoints) {
    Configuration flink = new Configuration();
    flink.set(RestOptions.PORT, settings.embedded().uiPort());
    flink.set(RestOptions.BIND_ADDRESS, "localhost");
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
    flink.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    settings.flink().forEach(flink::setString);
    return flink;
  }

  /** A cluster of our own, because a local environment's ends with its job, and its UI with it. */
  private MiniClusterConfiguration oneTaskManager(Configuration flink) {
    return new MiniClusterConfiguration.Builder()
        .setConfiguration(flink)
        .setNumTaskManagers(1)
        .setNumSlotsPerTaskManager(settings.embedded().parallelism())
        .setRpcServiceSharing(RpcServiceSharing.SHARED)
        .build();
  }

  private void start(MiniCluster cluster) throws Exception {
    try {
      cluster.start();
    } catch (Exception e) {
      if (ExceptionUtils.findThrowable(e, BindException.class).isPresent()) {
        int port = settings.embedded().uiPort();
        throw new BadOptionsException(
            List.of("ui.port: " + port + " is taken by another program; 0 takes any that is free"));
      }
      throw e;
    }
  }

  private JobExecutionResult watch(JobClient job, @Nullable LiveReport report)
      throws InterruptedException, ExecutionException, IOException {
    CompletableFuture<JobExecutionResult> ended = job.getJobExecutionResult();
    while (true) {
      try {
        return ended.get(PROGRESS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException failed) {
        if (report != null) {
          report.remove();
        }
        throw failed;
      } catch (TimeoutException stillRunning) {
        printProgress(job);
        if (report != null) {
          report.writeIfDue(Instant.now());
        }
      }
    }
  }

  private void printProgress(JobClient job) throws InterruptedException {
    try {
      Map<String, Object> soFar = job.getAccumulators().get();
      out.printf(
          "%s   %,9d records   %,6d dead letters   %,4d alerts%n",
          day(soFar),
          RunSummary.number(soFar, Progress.RECORDS),
          RunSummary.number(soFar, Progress.DEAD_LETTERS),
          RunSummary.number(soFar, Progress.ALERTS));
    } catch (ExecutionException e) {
      out.println("starting");
    }
  }

  private String day(Map<String, Object> soFar) {
    long instant = RunSummary.number(soFar, Progress.INSTANT);
    return instant <= 0
        ? "          "
        : LocalDate.ofInstant(Instant.ofEpochMilli(instant), settings.engagement().zone())
            .toString();
  }

  private void stay() throws InterruptedException {
    if (settings.embedded().uiStays()) {
      out.println("The Flink UI stays up until you press Ctrl-C.");
      Thread.currentThread().join();
    }
  }

  private static void clearInbox(Path output) throws IOException {
    Path inbox = output.resolve("inbox");
    if (Files.isDirectory(inbox)) {
      delete(inbox);
    }
  }

  /** Flink may still be clearing up its checkpoints: what it deletes first need not be deleted. */
  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            if (e != null && !(e instanceof NoSuchFileException)) {
              throw e;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
