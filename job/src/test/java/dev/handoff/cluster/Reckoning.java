package dev.handoff.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.SettingsReader;
import dev.handoff.mail.MessageId;
import dev.handoff.source.KafkaTopics;
import dev.handoff.source.KafkaWindow;
import dev.handoff.tool.backtest.KafkaLog;
import dev.handoff.tool.replay.LogReplay;
import dev.handoff.tool.replay.ReplayedGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What should have come of the input topics, computed again without Flink, beside what did: the
 * alerts in {@code sales-alerts}, the last score of every group, the mails at the server.
 *
 * @param alerts in the topic, each once
 * @param alertsTwice records of the topic that are copies of one before
 * @param alertsMissing decided by the recomputation and not in the topic, or the other way round
 * @param alertsUnequal copies that differ from the first
 * @param scores groups compared
 * @param scoresWrong groups whose last score is another
 * @param steps of groups in their journeys, by the recomputation
 * @param stepsMissing of them those that {@code journey-events} does not have, or the other way
 *     round
 * @param stepsTwice records there that are copies of one before
 * @param mails that should have arrived: one for each alert and recipient
 * @param mailsMissing that did not arrive
 * @param mailsTwice copies that arrived after the first
 * @param mailsUnequal of them those with other bytes under the same Message-ID
 * @param mailsUnknown arrived, with a Message-ID that no alert has
 * @param resent attempts that the job repeated without knowing whether the server had the mail
 * @param resentTold mails of which the job's events say that they were sent again
 * @param mailsUncounted copies that the job has not counted so
 */
record Reckoning(
    int alerts,
    int alertsTwice,
    int alertsMissing,
    int alertsUnequal,
    int scores,
    int scoresWrong,
    int steps,
    int stepsMissing,
    int stepsTwice,
    int mails,
    int mailsMissing,
    int mailsTwice,
    int mailsUnequal,
    int mailsUnknown,
    int resent,
    int resentTold,
    int mailsUncounted) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads everything and compares it. */
  static Reckoning of(LocalCluster cluster, Arrivals arrivals)
      throws IOException, BadOptionsException {
    KafkaTopics topics = topics(cluster);
    LogReplay replay = replay(cluster, topics);
    Map<String, SalesAlert> due = new TreeMap<>();
    Map<String, ScoreRecord> scores = new TreeMap<>();
    Set<String> steps = new HashSet<>();
    for (String groupId : replay.groupIds()) {
      ReplayedGroup group = replay.run(groupId);
      group.alerts().forEach(alert -> due.put(alert.alertId(), alert));
      group.steps().forEach(step -> steps.add(step(step)));
      if (!group.scores().isEmpty()) {
        scores.put(groupId, group.scores().get(group.scores().size() - 1));
      }
    }
    List<JsonNode> written = records(topics, Topic.SALES_ALERTS);
    Map<String, JsonNode> first = new HashMap<>();
    int unequal = 0;
    for (JsonNode alert : written) {
      JsonNode before = first.putIfAbsent(alert.path("alertId").asText(), alert);
      unequal += before == null || before.equals(alert) ? 0 : 1;
    }
    List<String> stepped =
        records(topics, Topic.JOURNEY_EVENTS).stream().map(Reckoning::step).toList();
    Set<String> stepsOnce = new HashSet<>(stepped);
    Mails mails = Mails.of(first, arrivals.received());
    Resends resends = Resends.of(topics);
    return new Reckoning(
        first.size(),
        written.size() - first.size(),
        onlyInOne(due.keySet(), first.keySet()),
        unequal,
        scores.size(),
        wrong(scores, records(topics, Topic.SCORES)),
        steps.size(),
        onlyInOne(steps, stepsOnce),
        stepped.size() - stepsOnce.size(),
        mails.due,
        mails.missing,
        mails.twice(),
        mails.unequal,
        mails.unknown,
        resends.attempts(),
        resends.told().size(),
        resends.uncounted(mails.copies));
  }

  private static int onlyInOne(Set<String> some, Set<String> others) {
    return (int)
        (some.stream().filter(one -> !others.contains(one)).count()
            + others.stream().filter(one -> !some.contains(one)).count());
  }

  /** What tells a step from every other, but for its time, which is the clock's. */
  private static String step(JourneyEvent step) {
    return step(
        step.buyingGroupId(),
        step.journeyId(),
        Long.toString(step.entry()),
        step.type().wireName(),
        step.nodeId() == null ? "" : step.nodeId());
  }

  private static String step(JsonNode step) {
    return step(
        step.path("buyingGroupId").asText(),
        step.path("journeyId").asText(),
        step.path("entry").asText(),
        step.path("type").asText(),
        step.path("nodeId").asText());
  }

  private static String step(String group, String journey, String entry, String type, String node) {
    return String.join(" ", group, journey, entry, type, node);
  }

  /** How many alerts there are so far. */
  static int alertsIn(LocalCluster cluster) throws BadOptionsException {
    return (int)
        records(topics(cluster), Topic.SALES_ALERTS).stream()
            .map(alert -> alert.path("alertId").asText())
            .distinct()
            .count();
  }

  /** How many different mails have arrived so far. */
  static int mailsIn(Arrivals arrivals) throws IOException {
    return (int) arrivals.received().stream().map(KeptMail.Received::messageId).distinct().count();
  }

  private static KafkaTopics topics(LocalCluster cluster) throws BadOptionsException {
    return Objects.requireNonNull(
        SettingsReader.readForKafka("--config", cluster.options().toString()).kafka());
  }

  private static LogReplay replay(LocalCluster cluster, KafkaTopics topics)
      throws IOException, BadOptionsException {
    Path log = cluster.home().resolve("data").resolve("log");
    Instant until = Instant.now();
    new KafkaLog(topics, log).write(null, until);
    return new LogReplay(
        SettingsReader.readForFiles(
            "--config", cluster.options().toString(), "--input", log.toString()),
        until);
  }

  private static int wrong(Map<String, ScoreRecord> scores, List<JsonNode> written) {
    Map<String, JsonNode> last = new HashMap<>();
    written.forEach(score -> last.put(score.path("buyingGroupId").asText(), score));
    int wrong = 0;
    for (Map.Entry<String, ScoreRecord> score : scores.entrySet()) {
      JsonNode found = last.get(score.getKey());
      if (found == null
          || number(found, "engagementScoreUnrounded")
                  .compareTo(score.getValue().engagementScoreUnrounded())
              != 0
          || found.path("completenessScore").asInt() != score.getValue().completenessScore()) {
        wrong++;
      }
    }
    return wrong;
  }

  private static BigDecimal number(JsonNode record, String field) {
    return new BigDecimal(record.path(field).asText("-1"));
  }

  /** All records of a topic that hold JSON. */
  static List<JsonNode> records(KafkaTopics topics, Topic topic) {
    List<JsonNode> records = new ArrayList<>();
    new KafkaWindow(topics, null, Instant.now()).forEach(topic, raw -> json(raw, records));
    return records;
  }

  private static void json(RawRecord raw, List<JsonNode> records) {
    if (raw.value() != null) {
      try {
        records.add(JSON.readTree(raw.value()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The mails that were due, beside those that arrived. */
  private record Mails(
      int due, int missing, int unequal, int unknown, Map<String, Integer> copies) {

    static Mails of(Map<String, JsonNode> alerts, List<KeptMail.Received> received) {
      Map<String, List<KeptMail.Received>> arrived =
          received.stream()
              .collect(
                  Collectors.groupingBy(
                      mail -> mail.messageId().replaceFirst("@.*", ""), Collectors.toList()));
      int due = 0;
      int missing = 0;
      for (JsonNode alert : alerts.values()) {
        for (JsonNode recipient : alert.path("recipients")) {
          due++;
          String id = MessageId.of(alert.path("alertId").asText(), recipient.asText());
          missing += arrived.containsKey(id) ? 0 : 1;
        }
      }
      int unequal = 0;
      Map<String, Integer> more = new HashMap<>();
      for (Map.Entry<String, List<KeptMail.Received>> mail : arrived.entrySet()) {
        List<KeptMail.Received> copies = mail.getValue();
        unequal +=
            (int) copies.stream().filter(copy -> !copy.hash().equals(copies.get(0).hash())).count();
        if (copies.size() > 1) {
          more.put(mail.getKey(), copies.size() - 1);
        }
      }
      return new Mails(due, missing, unequal, arrived.size() - (due - missing), more);
    }

    int twice() {
      return copies.values().stream().mapToInt(Integer::intValue).sum();
    }
  }
}
