package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.journey.JourneyNode;
import dev.handoff.domain.journey.JourneyNode.End;
import dev.handoff.domain.journey.JourneyNode.Listen;
import dev.handoff.domain.journey.JourneyNode.Split;
import dev.handoff.domain.journey.JourneyNode.Variant;
import dev.handoff.domain.journey.JourneyNode.WaitFor;
import dev.handoff.domain.journey.JourneyNode.WaitForDay;
import dev.handoff.domain.journey.JourneyNode.WaitUntil;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the nodes of a journey (SPEC section 4), but for the actions. */
final class JourneyNodeReader {
  private static final int ALL_GROUPS = 100;
  private static final Map<String, Function<JsonRecord, JourneyNode>> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("listen", JourneyNodeReader::listen);
    TYPES.put("wait", JourneyNodeReader::waiting);
    TYPES.put("split", JourneyNodeReader::split);
    TYPES.put("variant", JourneyNodeReader::variant);
    TYPES.put("action", JourneyActionReader::action);
    TYPES.put("end", JourneyNodeReader::end);
  }

  private JourneyNodeReader() {}

  /** The node; an end in place of one whose type is not known. */
  static JourneyNode node(JsonRecord record) {
    return record.oneOf("type", TYPES, JourneyNodeReader::end).apply(record);
  }

  private static JourneyNode end(JsonRecord record) {
    return new End(record.text("id"));
  }

  private static JourneyNode listen(JsonRecord record) {
    return new Listen(
        record.text("id"),
        record.optionalForm("next", TextForm.NAME),
        record.condition("until"),
        record.optionalForm("timeout", TextForm.DURATION),
        record.optionalForm("onTimeout", TextForm.NAME));
  }

  private static JourneyNode waiting(JsonRecord record) {
    String id = record.text("id");
    String next = record.optionalForm("next", TextForm.NAME);
    long ways = List.of("duration", "until", "day").stream().filter(record::has).count();
    if (ways != 1) {
      record.fault("duration", "is one of " + ways + "; a wait has one of duration, until and day");
    }
    if (record.has("duration")) {
      return new WaitFor(id, next, record.form("duration", TextForm.DURATION, Duration.ZERO));
    }
    if (record.has("until")) {
      return new WaitUntil(id, next, record.form("until", TextForm.TIME, Instant.EPOCH));
    }
    LocalTime time = record.optionalForm("time", TextForm.TIME_OF_DAY);
    return new WaitForDay(
        id,
        next,
        days(record),
        time == null ? LocalTime.MIDNIGHT : time,
        record.optionalForm("zone", TextForm.ZONE));
  }

  /** In the order of the week, each once. */
  private static List<DayOfWeek> days(JsonRecord record) {
    JsonNode day = record.value("day");
    if (day == null) {
      return List.of();
    }
    if (day.isTextual() && day.textValue().equals("any")) {
      return List.of(DayOfWeek.values());
    }
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    boolean known = day.isArray() && !day.isEmpty();
    for (JsonNode name : day) {
      DayOfWeek named = name.isTextual() ? WireNames.DAYS.get(name.textValue()) : null;
      if (named == null) {
        known = false;
      } else {
        days.add(named);
      }
    }
    if (!known) {
      record.fault(
          "day",
          "is not right; \"any\" or a list of "
              + String.join(", ", WireNames.DAYS.keySet())
              + " is required");
    }
    return List.copyOf(days);
  }

  private static JourneyNode split(JsonRecord record) {
    List<Split.Path> paths = new ArrayList<>();
    for (JsonRecord path : record.someObjects("paths")) {
      paths.add(new Split.Path(path.condition("when"), path.text("to")));
    }
    return new Split(
        record.text("id"), List.copyOf(paths), record.optionalForm("otherwise", TextForm.NAME));
  }

  private static JourneyNode variant(JsonRecord record) {
    List<Variant.Share> shares = new ArrayList<>();
    int faultsBefore = record.faults().size();
    long sum = 0;
    for (JsonRecord path : record.someObjects("paths")) {
      Variant.Share share = new Variant.Share(path.requiredInt("percent", 0), path.text("to"));
      sum += share.percent();
      shares.add(share);
    }
    if (record.faults().size() == faultsBefore && sum != ALL_GROUPS) {
      record.fault("paths", "do not make 100 percent together");
    }
    return new Variant(record.text("id"), List.copyOf(shares));
  }
}
