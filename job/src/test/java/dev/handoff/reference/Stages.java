package dev.handoff.reference;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.operator.EngagementOptions;
import dev.handoff.operator.EvaluateGroup;
import dev.handoff.operator.Timeline;
import dev.handoff.operator.TrackGroups;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * The three keyed stages joined as in the job: first in, first out between any two subtasks, in any
 * order between different ones, which chance decides. Can be stopped, and started again at another
 * parallelism.
 */
final class Stages {

  private final ProductionStages production;
  private final Random random;
  private final Map<String, ArrayDeque<Delivery>> channels = new TreeMap<>();
  private final List<ScoreRecord> scores = new ArrayList<>();
  private Stage<BuyingGroup, CatalogEntry, GroupRecord> track;
  private Stage<PersonRecord, CatalogEntry, GroupRecord> route;
  private Stage<GroupRecord, CatalogEntry, SalesAlert> evaluate;

  /** Something on its way to a subtask. */
  private interface Delivery {
    void deliver() throws Exception;
  }

  Stages(Timeline timeline, EngagementOptions engagement, int parallelism, Random random)
      throws Exception {
    this.production = new ProductionStages(timeline, engagement);
    this.random = random;
    this.track = production.track(parallelism, null, 1);
    this.route = production.route(parallelism, null, 1);
    this.evaluate = production.evaluate(parallelism, null, 1);
  }

  void snapshot(BuyingGroup snapshot) {
    int to = track.subtaskOf(snapshot);
    send(
        "in>track" + to,
        () -> {
          track.process(to, snapshot);
          afterTrack(to);
        });
  }

  void person(PersonRecord record) {
    int to = route.subtaskOf(record);
    send(
        "in>route" + to,
        () -> {
          route.process(to, record);
          afterRoute(to);
        });
  }

  void catalog(CatalogEntry entry) {
    for (int i = 0; i < track.parallelism(); i++) {
      int to = i;
      send(
          "catalog>track" + to,
          () -> {
            track.broadcast(to, entry);
            afterTrack(to);
          });
      send(
          "catalog>route" + to,
          () -> {
            route.broadcast(to, entry);
            afterRoute(to);
          });
      send(
          "catalog>evaluate" + to,
          () -> {
            evaluate.broadcast(to, entry);
            afterEvaluate(to);
          });
    }
  }

  /** All sources say that it is this late. */
  void watermark(long watermark) {
    for (int i = 0; i < track.parallelism(); i++) {
      int to = i;
      send(
          "in>track" + to,
          () -> {
            track.watermark(to, "in", watermark, 1);
            afterTrack(to);
          });
      send(
          "catalog>track" + to,
          () -> {
            track.broadcastWatermark(to, watermark);
            afterTrack(to);
          });
      send(
          "in>route" + to,
          () -> {
            route.watermark(to, "in", watermark, 1 + track.parallelism());
            afterRoute(to);
          });
      send(
          "catalog>route" + to,
          () -> {
            route.broadcastWatermark(to, watermark);
            afterRoute(to);
          });
      send(
          "catalog>evaluate" + to,
          () -> {
            evaluate.broadcastWatermark(to, watermark);
            afterEvaluate(to);
          });
    }
  }

  /** Delivers some of what is under way, from channels that chance picks. */
  void deliverSome(int most) throws Exception {
    for (int i = 0; i < most && !channels.isEmpty(); i++) {
      List<String> waiting = List.copyOf(channels.keySet());
      deliverFrom(waiting.get(random.nextInt(waiting.size())));
    }
  }

  /** Delivers everything that is under way. */
  void deliverAll() throws Exception {
    deliverSome(Integer.MAX_VALUE);
  }

  /** Takes a savepoint of all stages with nothing under way, and starts anew from it. */
  void restart(int parallelism) throws Exception {
    deliverAll();
    int before = track.parallelism();
    track = production.track(parallelism, track.stop(), before);
    route = production.route(parallelism, route.stop(), before);
    evaluate = production.evaluate(parallelism, evaluate.stop(), before);
  }

  void close() throws Exception {
    track.close();
    route.close();
    evaluate.close();
  }

  /** Every score record so far. */
  List<ScoreRecord> scores() {
    return List.copyOf(scores);
  }

  private void deliverFrom(String channel) throws Exception {
    ArrayDeque<Delivery> queue = Objects.requireNonNull(channels.get(channel));
    Delivery next = queue.pollFirst();
    if (queue.isEmpty()) {
      channels.remove(channel);
    }
    if (next != null) {
      next.deliver();
    }
  }

  private void send(String channel, Delivery delivery) {
    channels.computeIfAbsent(channel, name -> new ArrayDeque<>()).add(delivery);
  }

  private void afterTrack(int from) {
    long before = track.forwarded(from);
    for (GroupRecord record : track.takeOutput(from)) {
      int to = evaluate.subtaskOf(record);
      send(
          "track" + from + ">evaluate" + to,
          () -> {
            evaluate.process(to, record);
            afterEvaluate(to);
          });
    }
    for (PersonRecord record : track.takeSideOutput(from, TrackGroups.PEOPLE)) {
      int to = route.subtaskOf(record);
      send(
          "track" + from + ">route" + to,
          () -> {
            route.process(to, record);
            afterRoute(to);
          });
    }
    long watermark = track.forwarded(from);
    if (watermark > before) {
      for (int i = 0; i < track.parallelism(); i++) {
        int to = i;
        send(
            "track" + from + ">route" + to,
            () -> {
              route.watermark(to, "track" + from, watermark, 1 + track.parallelism());
              afterRoute(to);
            });
        send(
            "track" + from + ">evaluate" + to,
            () -> {
              evaluate.watermark(to, "track" + from, watermark, 2 * track.parallelism());
              afterEvaluate(to);
            });
      }
    }
  }

  private void afterRoute(int from) {
    long before = route.forwarded(from);
    for (GroupRecord record : route.takeOutput(from)) {
      int to = evaluate.subtaskOf(record);
      send(
          "route" + from + ">evaluate" + to,
          () -> {
            evaluate.process(to, record);
            afterEvaluate(to);
          });
    }
    long watermark = route.forwarded(from);
    if (watermark > before) {
      for (int i = 0; i < route.parallelism(); i++) {
        int to = i;
        send(
            "route" + from + ">evaluate" + to,
            () -> {
              evaluate.watermark(to, "route" + from, watermark, 2 * track.parallelism());
              afterEvaluate(to);
            });
      }
    }
  }

  private void afterEvaluate(int from) {
    List<SalesAlert> unused = evaluate.takeOutput(from);
    scores.addAll(evaluate.takeSideOutput(from, EvaluateGroup.SCORES));
  }
}
