package dev.handoff.cluster;

import dev.handoff.job.BadOptionsException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
          + " alerts, and prints a table.",
      "Exit code 0: nothing is missing or wrong, and no more mails came twice than connections were"
          + " cut; 1: something is; 2: wrong use."
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
      names = "--mail-pause",
      paramLabel = "MS",
      description = "What the mail server takes for each mail, in milliseconds; default 50.")
  private int mailPause = 50;

  @Option(names = "--seed", paramLabel = "N", description = "Of the order of faults; default 1.")
  private long seed = 1;

  @Option(names = "--keep", description = "Leaves the cluster up.")
  private boolean keep;

  private final PrintStream out = System.out;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger allowed = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> feedFailure = new AtomicReference<>();
  private final Map<Fault, List<Duration>> recovered = new EnumMap<>(Fault.class);
  private int notRecovered;

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Chaos()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    LocalCluster cluster = new LocalCluster(root);
    List<Fault> faults = faults();
    boolean ha = faults.contains(Fault.JOB_MANAGER_KILLED);
    if (ha) {
      cluster.run("up", "--ha");
    } else {
      cluster.run("up");
    }
    try {
      Files.writeString(
          cluster.home().resolve("run").resolve("mail-pause"), Integer.toString(mailPause));
      cluster.run("kill", "mailserver");
      cluster.run("start", "mailserver");
      cluster.run("submit");
      say("submitted; %d alerts, %d faults", alerts, faults.size());
      Instant begun = Instant.now();
      Thread feed = feed(cluster);
      breakIt(cluster, faults);
      allowed.set(alerts);
      feed.join();
      awaitAll(cluster);
      say("all in after %s", shown(Duration.between(begun, Instant.now())));
      return verdict(Reckoning.of(cluster), KeptMail.unfinished(cluster.mail()));
    } finally {
      if (!keep) {
        cluster.run("down");
      }
    }
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
    Collections.shuffle(faults, new Random(seed));
    return faults;
  }

  /** Sends groups, never further ahead than the faults, so that all of them meet a busy cluster. */
  private Thread feed(LocalCluster cluster) throws IOException {
    String broker = cluster.broker();
    Instant now = Instant.now();
    Thread thread =
        new Thread(
            () -> {
              try (Feed feed = new Feed(broker, rate * ReadyGroups.recordsOf(1))) {
                ReadyGroups groups = new ReadyGroups(now);
                groups.sendCatalog(feed);
                while (sent.get() < alerts) {
                  if (sent.get() < allowed.get()) {
                    groups.send(feed, sent.getAndIncrement());
                  } else {
                    TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
                  }
                }
              } catch (InterruptedException | RuntimeException e) {
                feedFailure.set(e);
              }
            },
            "feed");
    thread.start();
    return thread;
  }

  private void breakIt(LocalCluster cluster, List<Fault> faults)
      throws IOException, InterruptedException {
    Random random = new Random(seed);
    allowed.set(2 * alerts / (faults.size() + 2));
    awaitRecovery(cluster, Instant.now());
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      // Some way into the next portion, and anywhere between two checkpoints.
      int until = Math.min(alerts, (i + 1) * alerts / (faults.size() + 2));
      awaitSent(until);
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
      allowed.set(Math.min(alerts, (i + 3) * alerts / (faults.size() + 2)));
    }
  }

  private void awaitSent(int groups) throws InterruptedException {
    while (sent.get() < groups && feedFailure.get() == null) {
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
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
  private void awaitAll(LocalCluster cluster)
      throws IOException, InterruptedException, BadOptionsException {
    Throwable failure = feedFailure.get();
    if (failure != null) {
      throw new IOException("the load could not be sent", failure);
    }
    int known = -1;
    Instant moved = Instant.now();
    while (Duration.between(moved, Instant.now()).compareTo(STANDSTILL) < 0) {
      int mails = Reckoning.mailsIn(cluster);
      if (mails >= alerts && Reckoning.alertsIn(cluster) >= alerts) {
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

  private int verdict(Reckoning found, long cut) {
    out.println();
    out.printf("%-36s %6s %12s %12s%n", "fault", "times", "recovered", "slowest");
    recovered.forEach(
        (fault, all) -> {
          List<Duration> sorted = all.stream().sorted().toList();
          out.printf(
              "%-36s %6d %12s %12s%n",
              fault.words(),
              sorted.size(),
              shown(sorted.get(sorted.size() / 2)),
              shown(sorted.get(sorted.size() - 1)));
        });
    if (notRecovered > 0) {
      out.printf("%-36s %6d%n", "not recovered within " + shown(PATIENCE), notRecovered);
    }
    out.println();
    out.printf("%-24s %9s %9s %9s %9s%n", "", "expected", "missing", "doubled", "wrong");
    row(
        "alerts decided",
        alerts,
        found.alertsMissing(),
        found.alertsTwice(),
        found.alertsUnequal());
    row("scores", found.scores(), 0, 0, found.scoresWrong());
    row(
        "alerts mailed",
        found.mails(),
        found.mailsMissing(),
        found.mailsTwice(),
        found.mailsUnequal() + found.mailsUnknown());
    out.printf(
        "%nMails doubled: %d, each under the Message-ID of the first, %d of them not byte for byte."
            + " Connections that were cut: %d.%n",
        found.mailsTwice(), found.mailsUnequal(), cut);
    boolean fine =
        found.alerts() == alerts
            && found.alertsMissing() + found.alertsUnequal() + found.scoresWrong() == 0
            && found.mails() == alerts
            && found.mailsMissing() + found.mailsUnequal() + found.mailsUnknown() == 0
            && found.mailsTwice() <= cut
            && notRecovered == 0;
    out.println(fine ? "Fine." : "Not fine.");
    return fine ? 0 : 1;
  }

  private void row(String what, int expected, int missing, int doubled, int wrong) {
    out.printf("%-24s %9d %9d %9d %9d%n", what, expected, missing, doubled, wrong);
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private void say(String words, Object... values) {
    out.printf("%tT  %s%n", LocalTime.now(ZoneId.systemDefault()), words.formatted(values));
  }

  private static String shown(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
