package dev.handoff.tool;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.SettingsReader;
import dev.handoff.source.ClusterTopics;
import dev.handoff.source.ClusterTopics.Found;
import dev.handoff.source.KafkaTopics;
import dev.handoff.source.PlannedTopic;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the topics that the job needs, and says which of those that are there differ. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the topics that are missing, with the cleanup and retention that each is meant to"
          + " have: compact for what is (people, groups, catalog, consents, scores), delete after"
          + " thirty days for what happens. A topic that is there is compared, never changed and"
          + " never deleted.",
      "Names come from kafka.topic.<name>, access from kafka.properties.* and"
          + " kafka.client.properties."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every topic is there and as it should be",
      "1:one differs, or with --dry-run is missing",
      "2:wrong use, or the cluster does not answer"
    })
final class TopicsCommand implements Callable<Integer> {

  private static final int DEFAULT_PARTITIONS = 4;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The job's options; of them kafka.* are used.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "One option of the job, over --config: --set kafka.bootstrap.servers=broker:9092.")
  private final List<String> set = new ArrayList<>();

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "Partitions of each, 4 without it; the catalog, score-quantiles and message-report have"
              + " one. With it, topics of another number differ.")
  private @Nullable Integer partitions;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Copies of each partition; without it as many as the brokers say.")
  private @Nullable Short replication;

  @Option(names = "--dry-run", description = "Only says what would be made.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if ((partitions != null && partitions < 1) || (replication != null && replication < 1)) {
      return refuse("--partitions and --replication take 1 or more");
    }
    try {
      KafkaTopics kafka =
          Objects.requireNonNull(
              SettingsReader.readForKafka(JobArguments.of(config, set)).kafka(), "read for Kafka");
      try (ClusterTopics cluster = new ClusterTopics(kafka)) {
        return compare(
            cluster,
            Arrays.stream(Topic.values())
                .map(topic -> PlannedTopic.of(topic, kafka.nameOf(topic)))
                .toList());
      }
    } catch (BadOptionsException | IllegalStateException e) {
      return refuse(e.getMessage());
    }
  }

  private int compare(ClusterTopics cluster, List<PlannedTopic> plan) {
    Map<String, Found> found =
        new HashMap<>(cluster.find(plan.stream().map(PlannedTopic::name).toList()));
    if (!dryRun) {
      make(cluster, plan, found);
    }
    int missing = 0;
    int differing = 0;
    for (PlannedTopic topic : plan) {
      Found there = found.get(topic.name());
      List<String> differences = there == null ? List.of() : differences(topic, there);
      differing += differences.isEmpty() ? 0 : 1;
      missing += there == null ? 1 : 0;
      say(
          there == null
              ? (dryRun ? "missing" : "made")
              : differences.isEmpty() ? "fine" : "differs",
          topic.name(),
          differences.isEmpty() ? topic.inWords() : String.join("; ", differences));
    }
    out().println(sentence(plan.size(), missing, differing));
    out().flush();
    return differing > 0 || (dryRun && missing > 0) ? 1 : 0;
  }

  private void make(ClusterTopics cluster, List<PlannedTopic> plan, Map<String, Found> found) {
    List<PlannedTopic> missing = plan.stream().filter(t -> !found.containsKey(t.name())).toList();
    if (!missing.isEmpty()) {
      int perTopic = partitions == null ? DEFAULT_PARTITIONS : partitions;
      Set<String> thereAfterAll = cluster.make(missing, perTopic, Optional.ofNullable(replication));
      found.putAll(cluster.find(List.copyOf(thereAfterAll)));
    }
  }

  private List<String> differences(PlannedTopic topic, Found there) {
    List<String> differences = new ArrayList<>(topic.differences(there.settings()));
    if (partitions != null
        && topic.partitions() == null
        && there.partitions() != partitions.intValue()) {
      differences.add("partitions are " + there.partitions() + ", not " + partitions);
    }
    if (replication != null && there.replication() != replication.intValue()) {
      differences.add("copies are " + there.replication() + ", not " + replication);
    }
    return differences;
  }

  private String sentence(int all, int missing, int differing) {
    return all
        + " topics: "
        + missing
        + (dryRun ? " missing, " : " made, ")
        + differing
        + " that differ"
        + (differing == 0 ? "." : "; change them with kafka-configs.sh, if that is meant.");
  }

  private void say(String state, String name, String words) {
    out().println(String.format("%-8s %-24s %s", state, name, words));
  }

  private int refuse(@Nullable String why) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println(why);
    err.flush();
    return 2;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
