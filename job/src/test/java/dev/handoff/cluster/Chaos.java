package dev.handoff.cluster;

import dev.handoff.job.BadOptionsException;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Breaks a cluster again and again while alerts are decided and mailed, and counts what came. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the cluster of deploy/local/cluster, has alerts decided and mailed in it, and breaks it"
          + " meanwhile, one fault after the other, in an order that --seed chooses. Then compares"
          + " alerts and scores with a recomputation from the input topics, and the mails with the"
          + " alerts, prints a table in Markdown, and adds a line of JSON to target/chaos.ndjson.",
      "Exit code 0: nothing is missing or wrong, and no more mails came twice than connections were"
          + " cut, each of them counted by the job; 1: something is; 2: wrong use."
    })
final class Chaos implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration STANDSTILL = Duration.ofMinutes(3);

  @Option(names = "--root", hidden = true, required = true)
  private Path root = Path.of(".");

  @Option(names = "--alerts", paramLabel = "N", description = "How many; default 1000.")
  private int alerts = 1_000;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Groups that become ready, a second; default 20.")
  private double rate = 20;

  @Option(names = "--kill-task-manager", paramLabel = "TIMES", description = "SIGKILL.")
  private int killTaskManager;

  @Option(names = "--freeze-task-manager", paramLabel = "TIMES", description = "SIGSTOP, SIGCONT.")
  private int freezeTaskManager;

  @Option(
      names = "--kill-job-manager",
      paramLabel = "TIMES",
      description = "SIGKILL; starts the cluster with ZooKeeper.")
  private int killJobManager;

  @Option(names = "--cut-mail", paramLabel = "TIMES", description = "Kills the mail server.")
  private int cutMail;

  @Option(names = "--restart-broker", paramLabel = "TIMES", description = "SIGKILL.")
  private int restartBroker;

  @Option(names = "--block-checkpoints", paramLabel = "TIMES", description = "No place to write.")
  private int blockCheckpoints;

  @Option(names = "--upgrade", paramLabel = "TIMES", description = "Savepoint, new jar, resume.")
  private int upgrade;

  @Option(names = "--rescale", paramLabel = "TIMES", description = "The same, to 1 and back to 2.")
  private int rescale;

  @Option(
      names = "--roll-back",
      paramLabel = "TIMES",
      description = "Resumes a savepoint of 20 s before.")
  private int rollBack;

  @Option(
      names = "--mail-pause",
      paramLabel = "MS",
      description =
          "What the mail server takes for each mail, in milliseconds, Postfix in whole seconds;"
              + " default 50.")
  private int mailPause = 50;

  @Option(
      names = "--postfix",
      description =
          "Mails to a Postfix, which deploy/local/cluster starts for itself; needs root and the"
              + " package postfix (apt-get install postfix).")
  private boolean postfix;

  @Option(names = "--table", description = "Only prints the table of all runs that were kept.")
  private boolean table;

  @Option(names = "--seed", paramLabel = "N", description = "Of the order of faults; default 1.")
  private long seed = 1;

  @Option(names = "--keep", description = "Leaves the cluster up.")
  private boolean keep;

  private final PrintStream out = System.out;
  private final Map<Fault, List<Duration>> recovered = new EnumMap<>(Fault.class);
  private final List<String> asked;
  private int notRecovered;

  private Chaos(String[] arguments) {
    // The first two are the script's own.
    asked = List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
  }

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Chaos(arguments)).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path kept = root.resolve("target").resolve("chaos.ndjson");
    if (table) {
      out.print(ChaosRun.table(ChaosRun.kept(kept)));
      return 0;
    }
    LocalCluster cluster = new LocalCluster(root);
    List<Fault> faults = faults();
    List<String> up = new ArrayList<>(List.of("up"));
    if (faults.contains(Fault.JOB_MANAGER_KILLED)) {
      up.add("--ha");
    }
    if (postfix) {
      up.add("--postfix");
    }
    cluster.run(up.toArray(String[]::new));
    Arrivals arrivals = cluster.arrivals();
    try {
      Files.writeString(
          cluster.home().resolve("run").resolve("mail-pause"), Integer.toString(mailPause));
      cluster.run("kill", "mailserver");
      cluster.run("start", "mailserver");
      cluster.run("submit");
      say("submitted; %d alerts, %d faults", alerts, faults.size());
      Instant begun = Instant.now();
      Load load = new Load(cluster.broker(), alerts, rate);
      load.start();
      breakIt(cluster, load, faults);
      load.finish();
      awaitAll(cluster, arrivals);
      ChaosRun run = run(begun, Reckoning.of(cluster, arrivals), arrivals.cut());
      run.keep(kept);
      out.println();
      out.println(ChaosRun.table(List.of(run)));
      out.print(run.words());
      return run.isFine() ? 0 : 1;
    } finally {
      if (!keep) {
        cluster.run("down");
      }
    }
  }

  private ChaosRun run(Instant begun, Reckoning found, long cut) {
    Map<String, List<Long>> times = new LinkedHashMap<>();
    recovered.forEach(
        (fault, all) -> times.put(fault.words(), all.stream().map(Duration::toMillis).toList()));
    return new ChaosRun(
        begun.truncatedTo(ChronoUnit.SECONDS).toString(),
        "deploy/local/chaos " + String.join(" ", asked),
        postfix ? "Postfix" : "keeper",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Duration.between(begun, Instant.now()).toSeconds(),
        alerts,
        times,
        notRecovered,
        cut,
        found);
  }

  private List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    faults.addAll(Collections.nCopies(killTaskManager, Fault.TASK_MANAGER_KILLED));
    faults.addAll(Collections.nCopies(freezeTaskManager, Fault.TASK_MANAGER_FROZEN));
    faults.addAll(Collections.nCopies(killJobManager, Fault.JOB_MANAGER_KILLED));
    faults.addAll(Collections.nCopies(cutMail, Fault.MAIL_SERVER_KILLED));
    faults.addAll(Collections.nCopies(restartBroker, Fault.BROKER_RESTARTED));
    faults.addAll(Collections.nCopies(blockCheckpoints, Fault.CHECKPOINTS_BLOCKED));
    faults.addAll(Collections.nCopies(upgrade, Fault.UPGRADED));
    faults.addAll(Collections.nCopies(rescale, Fault.RESCALED));
    faults.addAll(Collections.nCopies(rollBack, Fault.ROLLED_BACK));
    Collections.shuffle(faults, new Random(seed));
    return faults;
  }

  /** The load is never further ahead than the faults, so that all of them meet a busy cluster. */
  private void breakIt(LocalCluster cluster, Load load, List<Fault> faults)
      throws IOException, InterruptedException {
    Random random = new Random(seed);
    load.allow(2 * alerts / (faults.size() + 2));
    awaitRecovery(cluster, Instant.now());
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      // Some way into the next portion, and anywhere between two checkpoints.
      load.await((i + 1) * alerts / (faults.size() + 2));
      TimeUnit.MILLISECONDS.sleep(random.nextInt(10_000));
      Instant at = Instant.now();
      fault.inject(cluster, random);
      Duration took = awaitRecovery(cluster, Instant.now());
      if (took == null) {
        notRecovered++;
        say("%d/%d %s: not recovered", i + 1, faults.size(), fault.words());
      } else {
        Duration whole = Duration.between(at, Instant.now());
        recovered.computeIfAbsent(fault, f -> new ArrayList<>()).add(whole);
        say("%d/%d %s: recovered in %s", i + 1, faults.size(), fault.words(), shown(whole));
      }
      load.allow((i + 3) * alerts / (faults.size() + 2));
    }
  }

  private static @Nullable Duration awaitRecovery(LocalCluster cluster, Instant since)
      throws InterruptedException {
    while (Duration.between(since, Instant.now()).compareTo(PATIENCE) < 0) {
      if (cluster.hasCheckpointsSince(since)) {
        return Duration.between(since, Instant.now());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
    }
    return null;
  }

  /** Until all alerts are there and mailed, or nothing moves any more. */
  private void awaitAll(LocalCluster cluster, Arrivals arrivals)
      throws IOException, InterruptedException, BadOptionsException {
    int known = -1;
    Instant moved = Instant.now();
    while (Duration.between(moved, Instant.now()).compareTo(STANDSTILL) < 0) {
      int mails = Reckoning.mailsIn(arrivals);
      if (mails >= alerts && arrivals.settled() && Reckoning.alertsIn(cluster) >= alerts) {
        Instant last = Instant.now();
        awaitRecovery(cluster, last);
        return;
      }
      if (mails != known) {
        known = mails;
        moved = Instant.now();
      }
      TimeUnit.SECONDS.sleep(1);
    }
    say("nothing has moved for %s", shown(STANDSTILL));
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private void say(String words, Object... values) {
    out.printf("%tT  %s%n", LocalTime.now(ZoneId.systemDefault()), words.formatted(values));
  }

  private static String shown(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
