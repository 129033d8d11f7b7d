package dev.handoff.template;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.report.Counts;
import dev.handoff.domain.report.MailReport;
import dev.handoff.domain.report.MailReport.Group;
import dev.handoff.domain.report.Metric;
import dev.handoff.domain.report.Rate;
import dev.handoff.domain.report.ReportSection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The report as one page of HTML that loads nothing from anywhere and runs no script (SPEC section
 * 6, "One report"). What it draws it also says in words and numbers.
 */
public final class ReportPage {

  private static final int MOST_GROUPS = 500;
  private static final int NAME = 80;

  private final Brand brand;
  private final ReportWords words;
  private final ReportRates rates;
  private final ZoneId zone;

  /**
   * Pages of this brand.
   *
   * @param locale {@code fr} for French, else English
   * @param zone in which days were counted
   */
  public ReportPage(Brand brand, String locale, ZoneId zone) {
    this.brand = brand;
    this.words = new ReportWords(locale);
    this.rates = new ReportRates(words);
    this.zone = zone;
  }

  /**
   * Of a report that goes on.
   *
   * @param at when its rows were read
   * @param every how often it is made anew; the page loads itself again as often
   */
  public record Live(Instant at, Duration every) {}

  /** One class of mail. */
  record ClassView(String css, String name) {}

  /** One reason, by class. */
  record Reason(String id, String words, String total, List<ReasonBar> bars) {}

  /** Of one class so many, as a bar in percent of the width. */
  record ReasonBar(String css, String name, String count, String width) {}

  /** A day in the table. */
  record DayView(String day, List<String> sent, List<String> stopped) {}

  /** A message or a journey. */
  record GroupView(
      String css,
      String name,
      String className,
      List<String> cells,
      ReportRates.Matrix rates,
      List<Reason> reasons,
      List<PartView> parts) {}

  /** What a message has of a journey, or a journey of a message. */
  record PartView(String name, List<String> cells) {}

  /**
   * The page.
   *
   * @param sections what others have worked out, shown as it is
   * @param live when more is to come; null: the page stays as it is
   */
  public String render(MailReport report, List<ReportSection> sections, @Nullable Live live) {
    List<@Nullable MessageClass> classes = classesOf(report);
    Map<String, Object> model = new HashMap<>();
    model.put("brand", brand);
    model.put("colours", Palette.of(brand.colour()));
    model.put("lang", words.language());
    model.put("t", words.all());
    model.put("period", period(report));
    model.put("live", live == null ? "" : live(live));
    model.put("reload", live == null ? "" : Long.toString(live.every().toSeconds()));
    Counts total = report.total();
    model.put(
        "lead",
        words.say(
            "lead", words.number(total.of(Metric.SENT)), words.number(total.suppressedTotal())));
    model.put("note", words.say("sides.note", Rate.ENOUGH));
    model.put("classes", classes.stream().map(this::view).toList());
    model.put("sides", rates.of(classes.stream().map(report::total).toList(), cssOf(classes)));
    ReportPlot.View plot = new ReportPlot(report, words, classes).view();
    model.put("plot", plot == null ? "" : plot);
    model.put("days", days(report, classes));
    model.put("messages", messages(report.byMessage()));
    model.put("journeys", journeys(report.byJourney()));
    model.put("reasons", reasons(classes.stream().map(report::total).toList(), classes));
    model.put("columns", ReportRates.COLUMNS);
    model.put("sections", sections.stream().map(rates::section).toList());
    return TemplateEngine.builtIn().fill("report.html.ftlh", model);
  }

  private static List<String> cssOf(List<@Nullable MessageClass> classes) {
    return classes.stream().map(ReportPlot::css).toList();
  }

  private static List<@Nullable MessageClass> classesOf(MailReport report) {
    List<@Nullable MessageClass> classes =
        new ArrayList<>(List.of(MessageClass.TRANSACTIONAL, MessageClass.PROMOTIONAL));
    if (!report.of(MessageClass.ALERT).isEmpty()) {
      classes.add(MessageClass.ALERT);
    }
    if (report.hasUnknownClass()) {
      classes.add(null);
    }
    return classes;
  }

  private ClassView view(@Nullable MessageClass messageClass) {
    return new ClassView(
        ReportPlot.css(messageClass), words.say("class." + ReportPlot.css(messageClass)));
  }

  private String period(MailReport report) {
    LocalDate first = report.firstDay();
    LocalDate last = report.lastDay();
    return first == null || last == null
        ? words.say("period.none")
        : words.say("period", words.date(first), words.date(last), zone.getId());
  }

  private String live(Live live) {
    ZonedDateTime at = live.at().atZone(zone);
    return words.say(
        "live",
        words.date(at.toLocalDate()),
        String.format(Locale.ROOT, "%tT", at),
        zone.getId(),
        live.every().toSeconds());
  }

  private List<DayView> days(MailReport report, List<@Nullable MessageClass> classes) {
    Map<LocalDate, Counts> all = MailReport.byDay(report.rows());
    List<Map<LocalDate, Counts>> byClass =
        classes.stream()
            .map(one -> (Map<LocalDate, Counts>) MailReport.byDay(report.of(one)))
            .toList();
    List<DayView> days = new ArrayList<>();
    for (LocalDate day : all.keySet()) {
      List<Counts> counts =
          byClass.stream().map(one -> one.getOrDefault(day, Counts.none())).toList();
      days.add(
          new DayView(
              words.date(day),
              counts.stream().map(one -> words.number(one.of(Metric.SENT))).toList(),
              counts.stream().map(one -> words.number(one.suppressedTotal())).toList()));
    }
    return days;
  }

  private List<GroupView> messages(List<Group> messages) {
    return messages.stream()
        .limit(MOST_GROUPS)
        .map(
            group ->
                view(
                    group,
                    messageName(group),
                    MailReport.journeysOf(group).stream()
                        .map(part -> part(part, name(part.id(), "journey.none")))
                        .toList()))
        .toList();
  }

  private List<GroupView> journeys(List<Group> journeys) {
    return journeys.stream()
        .limit(MOST_GROUPS)
        .map(
            group ->
                view(
                    group,
                    name(group.id(), "journey.none"),
                    MailReport.messagesOf(group).stream()
                        .map(part -> part(part, messageName(part)))
                        .toList()))
        .toList();
  }

  private GroupView view(Group group, String name, List<PartView> parts) {
    Counts total = group.total();
    MessageClass ofClass = group.messageClass();
    boolean mixed =
        group.rows().stream().map(row -> row.key().messageClass()).distinct().count() > 1;
    MessageClass shown =
        ofClass == null && !mixed ? group.rows().get(0).key().messageClass() : ofClass;
    String css = mixed ? "mixed" : ReportPlot.css(shown);
    return new GroupView(
        css,
        name,
        mixed ? "" : words.say("class." + ReportPlot.css(shown)),
        rates.cells(total),
        rates.of(List.of(total), List.of(css)),
        reasons(List.of(total), Collections.singletonList(shown)),
        parts);
  }

  private PartView part(Group group, String name) {
    return new PartView(name, rates.cells(group.total()));
  }

  private String messageName(Group group) {
    return group.messageClass() == MessageClass.ALERT
        ? words.say("alerts")
        : name(group.id(), "message.none");
  }

  private String name(@Nullable String id, String without) {
    return id == null ? words.say(without) : Untrusted.line(id, NAME);
  }

  private List<Reason> reasons(List<Counts> byClass, List<@Nullable MessageClass> classes) {
    Map<String, Long> totals = new TreeMap<>();
    byClass.forEach(
        counts -> counts.suppressed().forEach((reason, n) -> totals.merge(reason, n, Long::sum)));
    long most = totals.values().stream().mapToLong(Long::longValue).max().orElse(1);
    List<Reason> reasons = new ArrayList<>();
    totals.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            reason -> {
              List<ReasonBar> bars = new ArrayList<>();
              for (int i = 0; i < byClass.size(); i++) {
                long n = byClass.get(i).suppressed().getOrDefault(reason.getKey(), 0L);
                if (n > 0) {
                  String css = ReportPlot.css(classes.get(i));
                  bars.add(
                      new ReasonBar(
                          css,
                          words.say("class." + css),
                          words.number(n),
                          ReportPlot.places(100.0 * n / most)));
                }
              }
              reasons.add(
                  new Reason(
                      reason.getKey(),
                      words.say("reason." + reason.getKey()),
                      words.number(reason.getValue()),
                      bars));
            });
    return reasons;
  }
}
