package dev.handoff.domain.report;

import dev.handoff.domain.message.MessageClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The report over all its rows, from the first day to the last.
 *
 * @param rows one a key
 */
public record MailReport(List<ReportRow> rows) {

  /**
   * The report of rows as they were written: of those with one key the last counts.
   *
   * @param written oldest first
   */
  public static MailReport of(Collection<ReportRow> written) {
    Map<String, ReportRow> newest = new LinkedHashMap<>();
    written.forEach(row -> newest.put(row.key().id(), row));
    return new MailReport(
        newest.values().stream()
            .filter(row -> !row.counts().isNone())
            .sorted(Comparator.comparing(row -> row.key().id()))
            .toList());
  }

  /**
   * Rows that belong together.
   *
   * @param messageClass null when nobody said
   * @param id of the message or the journey; null: of alerts, or of no journey
   */
  public record Group(
      @Nullable MessageClass messageClass, @Nullable String id, List<ReportRow> rows) {

    /** All of them added up. */
    public Counts total() {
      return sum(rows);
    }
  }

  /** The first day on which a mail was sent or stopped; null when there is none. */
  public @Nullable LocalDate firstDay() {
    return rows.stream().map(row -> row.key().day()).min(Comparator.naturalOrder()).orElse(null);
  }

  /** The last. */
  public @Nullable LocalDate lastDay() {
    return rows.stream().map(row -> row.key().day()).max(Comparator.naturalOrder()).orElse(null);
  }

  /** The mail of one class. */
  public Counts total(@Nullable MessageClass messageClass) {
    return sum(where(row -> row.key().messageClass() == messageClass));
  }

  /** All mail. */
  public Counts total() {
    return sum(rows);
  }

  /** Whether there is mail of which nobody said what it is. */
  public boolean hasUnknownClass() {
    return rows.stream().anyMatch(row -> row.key().messageClass() == null);
  }

  /** The counts of each day on which there are any, of these rows. */
  public static NavigableMap<LocalDate, Counts> byDay(List<ReportRow> rows) {
    NavigableMap<LocalDate, Counts> days = new TreeMap<>();
    rows.forEach(row -> days.merge(row.key().day(), row.counts(), Counts::plus));
    return days;
  }

  /** The mail of one class. */
  public List<ReportRow> of(@Nullable MessageClass messageClass) {
    return where(row -> row.key().messageClass() == messageClass);
  }

  /** Each message of each class, the most sent first; alerts are one. */
  public List<Group> byMessage() {
    return grouped(rows, key -> key.message());
  }

  /** Each journey, the most sent first; what no journey asked for is left out. */
  public List<Group> byJourney() {
    Map<String, List<ReportRow>> found = new LinkedHashMap<>();
    for (ReportRow row : rows) {
      String journey = row.key().journeyId();
      if (journey != null) {
        found.computeIfAbsent(journey, id -> new ArrayList<>()).add(row);
      }
    }
    List<Group> groups = new ArrayList<>();
    found.forEach((id, of) -> groups.add(new Group(null, id, List.copyOf(of))));
    return mostSentFirst(groups);
  }

  /** The journeys that asked for the mails of a group; null: none did. */
  public static List<Group> journeysOf(Group group) {
    return grouped(group.rows(), key -> key.journeyId());
  }

  /** The messages among the mails of a group. */
  public static List<Group> messagesOf(Group group) {
    return grouped(group.rows(), key -> key.message());
  }

  private static List<Group> grouped(
      List<ReportRow> rows, Function<ReportKey, @Nullable String> idOf) {
    Map<List<String>, Group> found = new LinkedHashMap<>();
    for (ReportRow row : rows) {
      MessageClass ofClass = row.key().messageClass();
      String id = idOf.apply(row.key());
      List<String> key = List.of(ofClass == null ? "" : ofClass.wireName(), id == null ? "" : id);
      Group group = found.computeIfAbsent(key, k -> new Group(ofClass, id, new ArrayList<>()));
      group.rows().add(row);
    }
    return mostSentFirst(new ArrayList<>(found.values()));
  }

  private static List<Group> mostSentFirst(List<Group> groups) {
    groups.sort(
        Comparator.comparing((Group group) -> -group.total().of(Metric.SENT))
            .thenComparing(group -> -group.total().suppressedTotal())
            .thenComparing(group -> group.id() == null ? "" : group.id()));
    return List.copyOf(groups);
  }

  private List<ReportRow> where(Predicate<ReportRow> wanted) {
    return rows.stream().filter(wanted).toList();
  }

  private static Counts sum(List<ReportRow> rows) {
    return rows.stream().map(ReportRow::counts).reduce(Counts.none(), Counts::plus);
  }
}
