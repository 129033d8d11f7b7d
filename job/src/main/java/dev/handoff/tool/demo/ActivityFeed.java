package dev.handoff.tool.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.InterestingMoment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * How activities and moments come in: each in the format of the system that saw it, most of them at
 * once, some hours late, a few twice. Nothing is more than a day late.
 */
final class ActivityFeed {
  private static final Duration PATIENCE = Duration.ofHours(2);

  private final Map<String, CastMember> byId;
  private final Dice dice = new Dice("feed");
  private final List<Line> activities = new ArrayList<>();
  private final List<Line> moments = new ArrayList<>();
  private final Batch pages = new Batch(24, this::page);
  private final Batch events = new Batch(16, this::cloudEvents);
  private int repeated;

  ActivityFeed(Map<String, CastMember> byId) {
    this.byId = byId;
  }

  /** Lines of the topic {@code activities}, not yet in order. */
  List<Line> activities() {
    return activities;
  }

  /** Lines of the topic {@code interesting-moments}, not yet in order. */
  List<Line> moments() {
    return moments;
  }

  /** How many records came more than once, in lines or inside batches. */
  int repeated() {
    return repeated;
  }

  void take(ActivityLog log) {
    log.activities().stream()
        .sorted(Comparator.comparing(Activity::occurredAt).thenComparing(Activity::activityId))
        .forEach(this::take);
    pages.send();
    events.send();
    log.moments().stream()
        .sorted(
            Comparator.comparing(InterestingMoment::occurredAt)
                .thenComparing(InterestingMoment::momentId))
        .forEach(this::take);
  }

  private void take(Activity activity) {
    CastMember who = byId.get(activity.personId());
    boolean marketo = who != null && who.isMarketoLead() && MarketoForm.has(activity);
    boolean xdm = XdmForm.has(activity);
    int source = dice.between(1, 100);
    Instant at = activity.occurredAt();
    if (marketo && source <= 12) {
      pages.add(at, MarketoForm.item(activity, dice));
    } else if (marketo && source <= 24) {
      events.add(at, MarketoForm.event(activity, dice));
    } else if (marketo && source <= 32) {
      send(activities, at, MarketoForm.item(activity, dice), 1);
    } else if (xdm && source > 64) {
      ObjectNode event = XdmForm.activity(activity, marketo && source > 90, source % 2 == 0);
      send(activities, at, source > 94 ? XdmForm.prefixed(event) : event, 1);
    } else {
      send(activities, at, canonical(activity, who), 1);
    }
    if (xdm && dice.chance(0.004)) {
      repeated++;
      send(activities, at, canonical(activity, who), 1);
    }
  }

  private void take(InterestingMoment moment) {
    CastMember who = byId.get(moment.personId());
    int source = dice.between(1, 100);
    Instant at = moment.occurredAt();
    if (source <= 8 && who != null && who.isMarketoLead()) {
      send(activities, at, MarketoForm.item(moment, dice), 1);
    } else if (source <= 20) {
      send(activities, at, XdmForm.moment(moment), 1);
    } else {
      send(moments, at, CanonicalForm.moment(moment), 1);
    }
  }

  private ObjectNode canonical(Activity activity, @Nullable CastMember who) {
    String time =
        CanonicalForm.time(activity.occurredAt(), who == null ? DemoDays.ZONE : who.zone(), dice);
    return CanonicalForm.activity(activity, time);
  }

  private Line page(Instant at, List<ObjectNode> items) {
    return new Line(at, MarketoForm.page(items, dice).toString());
  }

  private Line cloudEvents(Instant at, List<ObjectNode> items) {
    ArrayNode batch = JsonNodeFactory.instance.arrayNode();
    items.forEach(batch::add);
    return new Line(at, batch.toString());
  }

  private void send(List<Line> topic, Instant at, ObjectNode record, int size) {
    send(topic, new Line(at, record.toString()), size);
  }

  /** Puts a line where its delay takes it; one in fifty comes again. */
  private void send(List<Line> topic, Line line, int size) {
    Line delayed = line.at(line.arrivesAt().plus(delay()));
    topic.add(delayed);
    if (dice.chance(0.018)) {
      repeated += size;
      topic.add(delayed.at(delayed.arrivesAt().plusSeconds(dice.between(1, 10_000))));
    }
  }

  private Duration delay() {
    int how = dice.between(1, 100);
    if (how <= 88) {
      return Duration.ofMillis(dice.between(0, 30_000));
    }
    return Duration.ofSeconds(how <= 97 ? dice.between(60, 10_800) : dice.between(10_800, 68_400));
  }

  /** Records that travel together. */
  private final class Batch {
    private final int limit;
    private final BiFunction<Instant, List<ObjectNode>, Line> form;
    private final List<ObjectNode> waiting = new ArrayList<>();
    private Instant first = Instant.MIN;
    private Instant last = Instant.MIN;

    Batch(int limit, BiFunction<Instant, List<ObjectNode>, Line> form) {
      this.limit = limit;
      this.form = form;
    }

    void add(Instant at, ObjectNode record) {
      if (!waiting.isEmpty() && Duration.between(first, at).compareTo(PATIENCE) > 0) {
        send();
      }
      if (waiting.isEmpty()) {
        first = at;
      }
      waiting.add(record);
      last = at;
      if (waiting.size() >= limit || dice.chance(0.08)) {
        send();
      }
    }

    void send() {
      if (!waiting.isEmpty()) {
        ActivityFeed.this.send(activities, form.apply(last, waiting), waiting.size());
        waiting.clear();
      }
    }
  }
}
