package dev.handoff.job;

import static dev.handoff.job.NewsletterRecords.granted;
import static dev.handoff.job.NewsletterRecords.newsletter;
import static dev.handoff.job.NewsletterRecords.orderConfirmation;
import static dev.handoff.job.NewsletterRecords.person;
import static dev.handoff.job.NewsletterRecords.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Browser;
import dev.handoff.fixture.LumiaRecords.Keyed;
import dev.handoff.fixture.RunningTrack;
import dev.handoff.source.TopicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two people get a newsletter; one presses the button of the mail program, one follows the link in
 * a browser. Pictures of the pages are in {@code target/track-pages}: {@code mvn -Pextra verify
 * -Dit.test=UnsubscribeExtra}.
 */
class UnsubscribeExtra {

  @RegisterExtension static final MiniClusterExtension FLINK = FileRun.cluster();

  private static final Path PICTURES = Path.of("target/track-pages");
  private final Instant begin = Instant.now().minusSeconds(3_600);
  private static final List<String> PEOPLE = List.of("p-ada", "p-ben");

  @TempDir Path folder;

  @Test
  void who_unsubscribes_gets_no_more_newsletters_and_still_the_order() throws Exception {
    Path input = folder.resolve("in");
    write(input, Topic.CATALOG, newsletter("first", begin), newsletter("next", begin));
    add(input, Topic.CATALOG, orderConfirmation(begin));
    for (String personId : PEOPLE) {
      add(input, Topic.PEOPLE, person(personId, personId + "@lumia.example", begin));
      add(input, Topic.CONSENTS, granted(personId, "marketing-email", begin));
      add(
          input,
          Topic.MESSAGE_REQUESTS,
          request("r1-" + personId, "first", personId, begin.plusSeconds(60)));
    }
    try (RunningTrack track = new RunningTrack(folder, List.of("--to", input.toString()))) {
      Path first = folder.resolve("first");
      run(input, first, track);
      assertThat(FileRun.mails(first)).hasSize(2);

      String ofAda = mailTo("p-ada", first, ".eml");
      Matcher header =
          Pattern.compile("List-Unsubscribe: <([^>]+)>")
              .matcher(ofAda.replaceAll("\\r?\\n[ \\t]", ""));
      assertThat(header.find()).isTrue();
      assertThat(track.oneClick(header.group(1)).statusCode()).isEqualTo(200);
      byTheBrowser(link(mailTo("p-ben", first, ".html")));

      for (String personId : PEOPLE) {
        add(
            input,
            Topic.MESSAGE_REQUESTS,
            request("r2-" + personId, "next", personId, Instant.now()));
        add(
            input,
            Topic.MESSAGE_REQUESTS,
            request("r3-" + personId, "order-confirmation", personId, Instant.now()));
      }
      Path second = folder.resolve("second");
      Map<Topic, List<String>> written = run(input, second, track);

      assertThat(written.get(Topic.MESSAGES))
          .filteredOn(row -> row.contains("\"message\":\"next\""))
          .hasSize(2)
          .allSatisfy(row -> assertThat(row).contains("\"stop\"", "\"unsubscribed\""));
      assertThat(written.get(Topic.MESSAGES))
          .filteredOn(row -> row.contains("\"message\":\"order-confirmation\""))
          .hasSize(2)
          .allSatisfy(row -> assertThat(row).contains("\"send\""));
    }
  }

  private void byTheBrowser(String link) throws Exception {
    Files.createDirectories(PICTURES);
    try (Browser browser = new Browser(Files.createDirectory(folder.resolve("profile")))) {
      browser.open(link);
      assertThat(browser.text()).contains("Unsubscribe?", "Product news");
      pictures(browser, "ask");
      browser.open(link + "?lang=fr");
      assertThat(browser.text()).contains("Se désabonner");
      pictures(browser, "ask-fr");
      browser.press("button[name=confirm]");
      assertThat(browser.text()).contains("Vous ne recevrez plus");
      pictures(browser, "unsubscribed-fr");
      browser.press("main > p a");
      assertThat(browser.text()).contains("De quoi pouvons-nous vous parler");
      pictures(browser, "preferences-fr");
      browser.choose("input[name='click-tracking'][value=no]");
      browser.press("button[name=save]");
      assertThat(browser.text()).contains("Enregistré");
      pictures(browser, "saved-fr");
      browser.open(link + "x");
      assertThat(browser.text()).contains("This link does not work");
      pictures(browser, "none");
      assertThat(browser.evaluate("document.styleSheets[0].cssRules.length > 20").asBoolean())
          .as("the policy lets the style through")
          .isTrue();
    }
  }

  private static void pictures(Browser browser, String name) throws Exception {
    browser.picture(700, "light", PICTURES.resolve(name + "-700-light.png"));
    browser.picture(360, "dark", PICTURES.resolve(name + "-360-dark.png"));
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .as(name + " on a phone")
        .isLessThanOrEqualTo(360);
  }

  private static Map<Topic, List<String>> run(Path input, Path output, RunningTrack track)
      throws Exception {
    FileRun run =
        FileRun.over(input, output).with("gate.quiet-hours", "none").with("gate.cap", "none");
    List<String> options = track.options();
    for (int i = 0; i < options.size(); i += 2) {
      run.with(options.get(i).substring(2), options.get(i + 1));
    }
    return run.toTheEnd();
  }

  private static String mailTo(String personId, Path output, String ending) throws IOException {
    try (Stream<Path> files = Files.list(output.resolve("inbox"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".eml")).toList()) {
        if (Files.readString(file).contains("To: " + personId)) {
          String name = file.getFileName().toString().replaceAll("\\.eml$", ending);
          return Files.readString(file.resolveSibling(name));
        }
      }
    }
    throw new AssertionError("no mail to " + personId);
  }

  private static String link(String html) {
    Matcher link = Pattern.compile("href=\"([^\"]+/u/[^\"]+)\"").matcher(html);
    assertThat(link.find()).isTrue();
    return link.group(1).replace("&amp;", "&");
  }

  private static void write(Path folder, Topic topic, Keyed... records) throws IOException {
    FileRun.write(folder, topic, Arrays.stream(records).map(Keyed::value).toList());
  }

  private static void add(Path folder, Topic topic, Keyed record) throws IOException {
    Path file = new TopicFiles(folder).file(topic);
    Files.writeString(
        file, record.value() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
