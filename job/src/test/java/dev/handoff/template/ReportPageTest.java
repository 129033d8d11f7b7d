package dev.handoff.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.report.Counts;
import dev.handoff.domain.report.MailReport;
import dev.handoff.domain.report.Metric;
import dev.handoff.domain.report.ReportKey;
import dev.handoff.domain.report.ReportRow;
import dev.handoff.domain.report.ReportSection;
import dev.handoff.domain.report.ReportSection.Estimate;
import dev.handoff.fixture.HtmlChecker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The report's page says what the numbers say, and no more. */
class ReportPageTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final Counts NEWS =
      Counts.none()
          .with(Metric.SENT, 1_412)
          .with(Metric.DELIVERED, 1_400)
          .with(Metric.OPENED, 350)
          .with(Metric.CLICKED, 48)
          .with(Metric.BOUNCED_HARD, 12)
          .withSuppressed("no-consent", 61);
  private static final Counts FEW =
      Counts.none().with(Metric.SENT, 12).with(Metric.DELIVERED, 12).with(Metric.OPENED, 6);

  @Test
  void aRateStandsWithItsNumbersAndItsInterval() {
    assertThat(text(page("en", row(MONDAY, MessageClass.PROMOTIONAL, "news", null, NEWS))))
        .contains("1,412 mails sent, 61 stopped at the gate")
        .contains("25% 350 of 1,400 · 23% to 27%")
        .contains("3.4% 48 of 1,400 · 2.6% to 4.5%")
        .contains("12 the address reaches nobody")
        .contains("Nothing allows promotional mail no-consent 61");
  }

  @Test
  void aRateOfFewerThanThirtyIsNotShown() {
    assertThat(text(page("en", row(MONDAY, MessageClass.TRANSACTIONAL, "order", null, FEW))))
        .contains("too few 6 of 12")
        .doesNotContain("50%");
  }

  @Test
  void numbersAndWordsAreFrench() {
    String french = page("fr", row(MONDAY, MessageClass.PROMOTIONAL, "news", null, NEWS));
    assertThat(french)
        .contains("<html lang=\"fr\"")
        .contains("1\u202f412 messages envoyés")
        .contains(">3,4\u00a0%<")
        .contains("48 sur 1\u202f400")
        .contains("2\u00a0mars\u00a02026");
  }

  @Test
  void ofRowsWithOneKeyTheLastCounts() {
    MailReport report =
        MailReport.of(
            List.of(
                row(MONDAY, MessageClass.PROMOTIONAL, "news", null, FEW),
                row(MONDAY, MessageClass.PROMOTIONAL, "news", null, NEWS)));
    assertThat(report.total().of(Metric.SENT)).isEqualTo(1_412);
  }

  @Test
  void journeysAndMessagesAreSeenFromBothSides() {
    Document page =
        Jsoup.parse(
            page(
                "en",
                row(MONDAY, MessageClass.PROMOTIONAL, "news", "spring", NEWS),
                row(MONDAY.plusDays(1), MessageClass.PROMOTIONAL, "news", null, FEW),
                row(MONDAY, MessageClass.ALERT, null, "spring", FEW)));
    assertThat(page.select("#messages details").eachText())
        .anyMatch(text -> text.startsWith("news") && text.contains("spring 1,412"))
        .anyMatch(text -> text.startsWith("news") && text.contains("your own systems 12"))
        .anyMatch(text -> text.startsWith("Sales alerts"));
    assertThat(page.select("#journeys details")).hasSize(1);
    assertThat(page.select("#journeys details").text()).contains("news 1,412", "Sales alerts 12");
  }

  @Test
  void namesAreTextWhateverIsInThem() throws Exception {
    String hostile = "<script>alert(1)</script>\"'&\u202e" + "x".repeat(500);
    String html = page("en", row(MONDAY, MessageClass.PROMOTIONAL, hostile, hostile, NEWS));
    Document page = Jsoup.parse(html);
    assertThat(page.select("script, img, link, iframe, [onclick]")).isEmpty();
    assertThat(page.select("#messages strong").text()).startsWith("<script>alert(1)</script>\"'&x");
    assertThat(html).doesNotContain("\u202e", "x".repeat(200));
    assertThat(faults(html)).isEmpty();
  }

  @Test
  void thePageIsGoodHtmlAndLoadsNothing() throws Exception {
    for (String locale : List.of("en", "fr")) {
      String html =
          page(
              locale,
              row(MONDAY, MessageClass.PROMOTIONAL, "news", "spring", NEWS),
              row(MONDAY, null, null, null, FEW));
      assertThat(faults(html)).isEmpty();
      assertThat(html).doesNotContain("http://", "https://", "<script", "url(", "${", "??");
    }
  }

  @Test
  void whatOthersWorkedOutIsShownAsTheySayIt() {
    String html =
        new ReportPage(Brand.standard(), "en", ZoneOffset.UTC)
            .render(
                MailReport.of(List.of(row(MONDAY, MessageClass.PROMOTIONAL, "news", null, NEWS))),
                List.of(
                    new ReportSection(
                        "Do people click more before an order?",
                        "It looks so & is association.",
                        List.of(
                            new Estimate("within 1 h", 210, 1.8, 1.2, 2.7, 1.0),
                            new Estimate("within 7 d", 12, null, null, null, 1.0)),
                        List.of("Rate ratio."))),
                null);
    assertThat(text(html))
        .contains("It looks so & is association. within 1 h n = 210 1.80 1.20 to 2.70")
        .contains("within 7 d n = 12 too few");
  }

  @Test
  void aReportThatGoesOnSaysSoAndLoadsItselfAgain() throws Exception {
    ReportPage.Live live =
        new ReportPage.Live(Instant.parse("2026-03-02T13:52:07Z"), Duration.ofSeconds(4));
    for (String locale : List.of("en", "fr")) {
      String html =
          new ReportPage(Brand.standard(), locale, ZoneId.of("Europe/Paris"))
              .render(MailReport.of(List.of()), List.of(), live);
      assertThat(Jsoup.parse(html).select("meta[http-equiv=refresh]").attr("content"))
          .isEqualTo("4");
      assertThat(text(html))
          .contains(
              locale.equals("en")
                  ? "So far: as of 2 Mar 2026, 14:52:07 (Europe/Paris). More is to come"
                  : "Jusqu'ici : état au 2 mars 2026 à 14:52:07 (Europe/Paris). La suite vient");
      assertThat(faults(html)).isEmpty();
    }
  }

  @Test
  void aReportThatHasEndedStaysAsItIs() {
    assertThat(page("en")).doesNotContain("http-equiv=\"refresh\"", "So far");
  }

  @Test
  void withoutMailThePageSaysSo() {
    assertThat(text(page("en"))).contains("No mail has been sent or stopped yet.");
  }

  private static String page(String locale, ReportRow... rows) {
    return new ReportPage(Brand.standard(), locale, ZoneOffset.UTC)
        .render(MailReport.of(List.of(rows)), List.of(), null);
  }

  /** The checker's own library for content security policies is not there. */
  private static List<String> faults(String html) throws Exception {
    return new HtmlChecker().faults(html.replaceAll("<meta http-equiv=\"Content-Sec[^>]*>", ""));
  }

  private static String text(String html) {
    return Jsoup.parse(html).text();
  }

  private static ReportRow row(
      LocalDate day,
      @Nullable MessageClass messageClass,
      @Nullable String message,
      @Nullable String journey,
      Counts counts) {
    return new ReportRow(ReportKey.of(day, messageClass, message, journey), counts);
  }
}
