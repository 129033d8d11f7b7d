package dev.handoff.tool.track;

import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.SettingsReader;
import dev.handoff.job.TrackSettings;
import dev.handoff.source.KafkaTopics;
import dev.handoff.source.TopicFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Answers the links of mails. */
@Command(
    name = "track",
    mixinStandardHelpOptions = true,
    description = {
      "Answers the links of mails at track.base-url until stopped: unsubscribe (also by the button"
          + " of mail programs, RFC 8058), choice of topics, and, for people who agreed, clicks and"
          + " opens. Writes consents and message-events to the job's Kafka cluster, or to files."
          + " Keeps nothing: run as many as you like, behind a proxy that speaks https.",
      "For example: track --config FILE --listen 0.0.0.0:8090 [--key value …]; the README lists the"
          + " options."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:stopped", "1:cannot listen or write there", "2:wrong use"})
public final class TrackCommand implements Callable<Integer> {

  private static final Pattern LISTEN = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:]+):(\\d{1,5})");

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:8090",
      description = "Where it listens, with plain http; default ${DEFAULT-VALUE}.")
  private String listen = "localhost:8090";

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description =
          "Adds records to consents.ndjson and message-events.ndjson in this folder instead of the"
              + " Kafka topics; its catalog.ndjson says which topics there are.")
  private @Nullable Path to;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    try {
      Matcher place = LISTEN.matcher(listen);
      if (!place.matches() || Integer.parseInt(place.group(2)) > 65_535) {
        return end(2, "--listen: takes HOST:PORT, such as 0.0.0.0:8090, not \"" + listen + "\"");
      }
      TrackSettings settings =
          SettingsReader.readForTrack(to == null, arguments.toArray(String[]::new));
      String host = place.group(1).replaceAll("[\\[\\]]", "");
      return run(settings, host, Integer.parseInt(place.group(2)));
    } catch (BadOptionsException e) {
      return end(2, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return end(1, "--to: cannot write there: " + e.getMessage());
    } catch (RuntimeException e) {
      return end(1, "cannot listen at " + listen + " or reach the cluster: " + e.getMessage());
    }
  }

  private int run(TrackSettings settings, String host, int port) throws IOException {
    CountDownLatch stopped = new CountDownLatch(1);
    Tracker tracker =
        new Tracker(settings, log(settings), catalog(settings), host, port, Clock.systemUTC());
    int listening = tracker.start();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("Answers " + settings.address().baseUrl() + " at http://" + host + ":" + listening);
    out.flush();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  tracker.close();
                  stopped.countDown();
                },
                "track-stop"));
    try {
      stopped.await();
    } catch (InterruptedException e) {
      tracker.close();
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private TrackLog log(TrackSettings settings) throws IOException {
    KafkaTopics kafka = settings.kafka();
    return kafka == null ? new FileLog(Objects.requireNonNull(to)) : new ClusterLog(kafka);
  }

  private Supplier<List<RawRecord>> catalog(TrackSettings settings) {
    KafkaTopics kafka = settings.kafka();
    return kafka == null
        ? () -> new TopicFiles(Objects.requireNonNull(to)).readAll(Topic.CATALOG)
        : () -> kafka.readAll(Topic.CATALOG);
  }

  private int end(int exitCode, String why) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println(why);
    err.flush();
    return exitCode;
  }
}
