package dev.handoff.tool.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.tool.doctor.Diagnosis.Level;
import java.util.List;
import java.util.Locale;

/** What a doctor found, to be read by people or programs. */
public final class DiagnosisText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DiagnosisText() {}

  /** A line for each thing, and below it what to change. */
  public static String text(List<Diagnosis> found) {
    StringBuilder text = new StringBuilder();
    for (Diagnosis diagnosis : found) {
      text.append(
          "%-7s  %-5s  %s: %s%n"
              .formatted(
                  diagnosis.level().wireName(),
                  diagnosis.check().toUpperCase(Locale.ROOT),
                  diagnosis.subject(),
                  diagnosis.found()));
      if (diagnosis.change() != null) {
        text.append("%16s%s%n".formatted("", diagnosis.change()));
      }
      if (diagnosis.record() != null) {
        text.append("%16s%s%n".formatted("", diagnosis.record()));
      }
    }
    return text.append('\n').append(count(found)).toString();
  }

  /** The same as JSON. */
  public static String json(List<Diagnosis> found) {
    ArrayNode all = JSON.createArrayNode();
    for (Diagnosis diagnosis : found) {
      ObjectNode one = all.addObject();
      one.put("level", diagnosis.level().wireName());
      one.put("check", diagnosis.check());
      one.put("subject", diagnosis.subject());
      one.put("found", diagnosis.found());
      if (diagnosis.change() != null) {
        one.put("change", diagnosis.change());
      }
      if (diagnosis.record() != null) {
        one.put("record", diagnosis.record());
      }
    }
    return JSON.createObjectNode().set("diagnoses", all).toString();
  }

  private static String count(List<Diagnosis> found) {
    return counted(found, Level.FAULT, "fault")
        + ", "
        + counted(found, Level.WARNING, "warning")
        + ", "
        + counted(found, Level.NOTE, "note");
  }

  private static String counted(List<Diagnosis> found, Level level, String noun) {
    long count = found.stream().filter(diagnosis -> diagnosis.level() == level).count();
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
