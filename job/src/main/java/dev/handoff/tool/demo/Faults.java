package dev.handoff.tool.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.Asset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What should not be in the topic {@code activities} and is, as in every real one. Each fault is
 * one dead letter; the good neighbours of a bad item in a batch count.
 */
final class Faults {
  private final List<CastMember> suspects;
  private final Dice dice = new Dice("faults");
  private final List<Line> lines = new ArrayList<>();
  private int deadLetters;
  private int blankLines;

  Faults(List<CastMember> suspects) {
    this.suspects = suspects;
    notJson();
    missingFields();
    wrongTypes();
    badTimes();
    wrongEncoding();
    badForeignRecords();
    badItems();
    blankLines();
  }

  /** The lines, not yet in order. */
  List<Line> lines() {
    return lines;
  }

  /** How many dead letters they make. */
  int deadLetters() {
    return deadLetters;
  }

  /** How many lines are blank, which is no fault. */
  int blankLineCount() {
    return blankLines;
  }

  private void notJson() {
    for (int i = 0; i < 34; i++) {
      Activity activity = activity();
      String whole = record(activity).toString();
      bad(activity, whole.substring(0, dice.between(20, whole.length() - 2)));
    }
    for (int i = 0; i < 6; i++) {
      bad(activity(), "<html><head><title>502 Bad Gateway</title></head></html>");
    }
  }

  private void missingFields() {
    spoil(8, record -> record.remove("activityId"));
    spoil(8, record -> record.remove("personId"));
    spoil(6, record -> record.remove("type"));
    spoil(8, record -> record.remove("occurredAt"));
  }

  private void wrongTypes() {
    spoil(8, record -> record.put("occurredAt", 1_789_012_345_678L));
    spoil(5, record -> record.putObject("type").put("name", "pageViewed"));
    spoil(5, record -> record.putArray("personId").add("2000400").add("2000407"));
    spoil(5, record -> record.put("asset", "Plans and pricing"));
    spoil(5, record -> record.put("automated", "oui"));
  }

  private void badTimes() {
    spoil(12, record -> record.put("occurredAt", time(record).substring(0, 19)));
    spoil(4, record -> record.put("occurredAt", "2026-09-31T10:20:00Z"));
    spoil(3, record -> record.put("occurredAt", "14/09/2026 10:20"));
    spoil(6, record -> record.put("occurredAt", time(record).replace("2026", "2036")));
    spoil(4, record -> record.put("occurredAt", time(record).replace("2026", "2126")));
  }

  /** Latin-1 where UTF-8 is due. */
  private void wrongEncoding() {
    for (int i = 0; i < 12; i++) {
      Activity activity = activity();
      ObjectNode record = record(activity);
      record.put("text", "Demande de démonstration, équipe créative");
      deadLetters++;
      lines.add(new Line(activity.occurredAt(), record.toString(), StandardCharsets.ISO_8859_1));
    }
  }

  private void badForeignRecords() {
    for (int i = 0; i < 6; i++) {
      Activity activity = activity();
      bad(activity, XdmForm.activity(activity, false, false).put("_id", "").toString());
    }
    for (int i = 0; i < 5; i++) {
      Activity activity = activity();
      ObjectNode event = XdmForm.activity(activity, false, false);
      event.remove("personID");
      bad(activity, XdmForm.prefixed(event).toString());
    }
    for (int i = 0; i < 4; i++) {
      Activity activity = activity();
      ObjectNode item = MarketoForm.item(activity, dice);
      item.remove("leadId");
      bad(activity, item.toString());
    }
    for (int i = 0; i < 3; i++) {
      Activity activity = activity();
      ObjectNode item = MarketoForm.item(activity, dice);
      item.remove("id");
      bad(activity, item.put("marketoGUID", " ").toString());
    }
  }

  private void badItems() {
    for (int i = 0; i < 3; i++) {
      Activity activity = activity();
      ArrayNode batch = JsonNodeFactory.instance.arrayNode();
      batch.add(MarketoForm.event(activity, dice));
      ObjectNode spoilt = MarketoForm.event(near(activity), dice);
      ((ObjectNode) spoilt.get("data")).remove("leadId");
      batch.add(spoilt);
      batch.add(MarketoForm.event(near(activity), dice));
      bad(activity, batch.toString());
    }
    for (int i = 0; i < 3; i++) {
      Activity activity = activity();
      ObjectNode spoilt = MarketoForm.item(near(activity), dice).put("activityDate", "yesterday");
      List<ObjectNode> items =
          List.of(MarketoForm.item(activity, dice), spoilt, MarketoForm.item(near(activity), dice));
      bad(activity, MarketoForm.page(items, dice).toString());
    }
  }

  private void blankLines() {
    for (int i = 0; i < 7; i++) {
      blankLines++;
      lines.add(new Line(activity().occurredAt(), i == 3 ? "   " : ""));
    }
  }

  private void spoil(int times, Consumer<ObjectNode> how) {
    for (int i = 0; i < times; i++) {
      Activity activity = activity();
      ObjectNode record = record(activity);
      how.accept(record);
      bad(activity, record.toString());
    }
  }

  private void bad(Activity activity, String text) {
    deadLetters++;
    lines.add(new Line(activity.occurredAt(), text));
  }

  private static ObjectNode record(Activity activity) {
    return CanonicalForm.activity(activity, activity.occurredAt().toString());
  }

  private static String time(ObjectNode record) {
    return record.path("occurredAt").asText();
  }

  private Activity near(Activity activity) {
    return activity(activity.occurredAt().minusSeconds(dice.between(1, 900)));
  }

  private Activity activity() {
    return activity(
        DemoDays.at(dice.between(2, DemoDays.COUNT), "08:00")
            .plusMillis(dice.between(0, 36_000_000)));
  }

  private Activity activity(Instant at) {
    CastMember who = dice.pick(suspects);
    Asset page =
        new Asset(null, "Plans and pricing", "https://www.example.com/en/aem-assets/pricing");
    return new Activity(
        dice.id(), who.id(), ActivityType.PAGE_VIEWED, at, page, null, List.of(), false);
  }
}
