package dev.handoff.tool.redrive;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.redrive.Stuck;
import dev.handoff.tool.catalog.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What did not go through, as text: ids, reasons and places, no address and no content. */
final class RedriveText {

  /** A server may repeat an address in its answer. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>()\\[\\],;:\"']+@[^\\s<>()\\[\\],;:\"']+");

  private final PrintWriter out;

  RedriveText(PrintWriter out) {
    this.out = out;
  }

  /** Counts, by topic, stage and reason. */
  void counts(List<Stuck> chosen) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Stuck stuck : chosen) {
      String field = stuck.field() == null ? "" : stuck.field() + ": ";
      String row =
          String.format("%-20s %-8s %s", stuck.topic(), stuck.stage(), field + stuck.kind());
      counts.merge(safe(row), 1, Integer::sum);
    }
    counts.forEach((row, count) -> out.printf("%7d %s%n", count, row));
    out.printf("%7d in all%n", chosen.size());
  }

  /** One line each, at most so many. */
  void lines(Findings findings, int most) {
    List<Stuck> chosen = findings.chosen();
    for (Stuck stuck : chosen.subList(0, Math.min(most, chosen.size()))) {
      String objection = findings.objection(stuck);
      out.println(
          safe(
              stuck.at()
                  + "  "
                  + stuck.topic()
                  + "  "
                  + stuck.stage()
                  + "  "
                  + stuck.id()
                  + of(stuck)
                  + "  "
                  + (stuck.field() == null ? "" : stuck.field() + ": ")
                  + ADDRESS.matcher(stuck.reason()).replaceAll("<address>")
                  + (objection == null ? "" : "; stays: " + objection)));
    }
    if (chosen.size() > most) {
      out.println("… and " + (chosen.size() - most) + " more; --limit shows more of them");
    }
  }

  private static String of(Stuck stuck) {
    Stuck.Mail mail = stuck.mail();
    if (mail == null) {
      return "";
    }
    MessageClass messageClass = mail.messageClass();
    String kind = messageClass == null ? "mail" : messageClass.wireName();
    return " (" + kind + (mail.cause().isEmpty() ? ")" : ", of " + mail.cause() + ")");
  }

  /** What was put in again, and what was not. */
  void outcome(Redrive redrive) {
    out.printf("%7d put in again%n", redrive.sent());
    redrive.leftOut().forEach((why, count) -> out.printf("%7d left out: %s%n", count, why));
  }

  private static String safe(String text) {
    return Printable.line(text);
  }
}
