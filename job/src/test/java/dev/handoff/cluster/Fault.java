package dev.handoff.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Something that goes wrong with a cluster, and is put right again. */
enum Fault {
  TASK_MANAGER_KILLED("TaskManager killed"),
  TASK_MANAGER_FROZEN("TaskManager frozen for 20 s"),
  JOB_MANAGER_KILLED("JobManager killed"),
  MAIL_SERVER_KILLED("mail server killed, away for 10 s"),
  BROKER_RESTARTED("broker killed, away for 10 s"),
  CHECKPOINTS_BLOCKED("checkpoints unwritable for 20 s"),
  UPGRADED("upgraded with a savepoint"),
  RESCALED("rescaled to 1 and back"),
  ROLLED_BACK("rolled back by 20 s");

  private static final Duration AWAY = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Does it; when this returns, everything that it took away is there again. */
  void inject(LocalCluster cluster, Random random) throws IOException, InterruptedException {
    String taskManager = "taskmanager-" + (1 + random.nextInt(cluster.taskManagers()));
    switch (this) {
      case TASK_MANAGER_KILLED -> replace(cluster, taskManager, Duration.ZERO);
      case TASK_MANAGER_FROZEN -> {
        cluster.signal(taskManager, "STOP");
        wait(LONG);
        cluster.signal(taskManager, "CONT");
      }
      case JOB_MANAGER_KILLED -> replace(cluster, "jobmanager", Duration.ZERO);
      case MAIL_SERVER_KILLED -> replace(cluster, "mailserver", AWAY);
      case BROKER_RESTARTED -> replace(cluster, "broker", AWAY);
      case CHECKPOINTS_BLOCKED -> block(cluster.home().resolve("data").resolve("checkpoints"));
      case UPGRADED -> cluster.run("upgrade");
      case RESCALED -> {
        cluster.run("upgrade", "-p", "1");
        cluster.run("upgrade", "-p", "2");
      }
      case ROLLED_BACK -> {
        cluster.run("savepoint");
        wait(LONG);
        cluster.run("roll-back");
      }
    }
  }

  private static void replace(LocalCluster cluster, String process, Duration away)
      throws IOException, InterruptedException {
    cluster.run("kill", process);
    wait(away);
    cluster.run("start", process);
  }

  /** A file where the folder was: nobody can write below it, not even root. */
  private static void block(Path folder) throws IOException, InterruptedException {
    Path aside = folder.resolveSibling("checkpoints-aside");
    Files.move(folder, aside);
    Files.createFile(folder);
    wait(LONG);
    Files.delete(folder);
    Files.move(aside, folder);
  }

  private static void wait(Duration duration) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(duration.toMillis());
  }
}
