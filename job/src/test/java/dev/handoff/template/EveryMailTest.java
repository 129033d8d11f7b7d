package dev.handoff.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the mail of every case in both languages. */
class EveryMailTest {
  private static final String[] LOCALES = {"en", "fr"};
  private static final Pattern TAG = Pattern.compile("<([a-z][a-z0-9]*)\\b([^>]*)>");

  @ParameterizedTest
  @EnumSource(MailCase.class)
  void it_is_a_whole_document_of_less_than_80_kilobytes(MailCase one) {
    for (String locale : LOCALES) {
      String html = one.render(locale).html();
      assertThat(html)
          .startsWith("<!DOCTYPE html>")
          .contains("<html lang=\"" + locale + "\" dir=\"ltr\"", "<title>", "color-scheme")
          .contains("prefers-color-scheme: dark", "<!--[if mso]>", "max-width:600px")
          .doesNotContain("unsubscribe");
      assertThat(html.split("<h1", -1)).as("one heading of the first level").hasSize(2);
      assertThat(html.getBytes(UTF_8).length).isLessThan(80_000);
    }
  }

  @ParameterizedTest
  @EnumSource(MailCase.class)
  void nothing_is_fetched_and_nothing_runs(MailCase one) {
    for (String locale : LOCALES) {
      assertThat(one.render(locale).html())
          .doesNotContainIgnoringCase("<script")
          .doesNotContainIgnoringCase("<link")
          .doesNotContainIgnoringCase("<iframe")
          .doesNotContain("@import", "@font-face", "url(", "background=");
    }
  }

  @ParameterizedTest
  @EnumSource(MailCase.class)
  void links_lead_to_pages_mailboxes_and_phones_only(MailCase one) {
    for (String locale : LOCALES) {
      for (String target : attributes(one.render(locale).html(), "a", "href")) {
        assertThat(target).matches("(https://|mailto:|tel:)[^\"<>\\s]+");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(MailCase.class)
  void with_pictures_off_nothing_is_missing(MailCase one) {
    String html = one.render("en").html();
    List<String> pictures = attributes(html, "img", "src");
    assertThat(pictures).hasSize(one.brand().logo() == null ? 0 : 1);
    assertThat(pictures).allMatch(source -> source.startsWith("cid:"));
    assertThat(attributes(html, "img", "alt"))
        .hasSameSizeAs(pictures)
        .allMatch(alt -> alt.equals(one.brand().name()));
  }

  @ParameterizedTest
  @EnumSource(MailCase.class)
  void tables_are_layout_or_a_picture_in_words(MailCase one) {
    Matcher tags = TAG.matcher(one.render("fr").html());
    int open = 0;
    while (tags.find()) {
      if (tags.group(1).equals("table")) {
        open++;
        assertThat(tags.group(2)).containsPattern("role=\"(presentation|img\" aria-label=\".+)\"");
      }
    }
    assertThat(open).isPositive();
  }

  @ParameterizedTest
  @EnumSource(MailCase.class)
  void the_text_part_fits_a_terminal(MailCase one) {
    for (String locale : LOCALES) {
      assertThat(one.render(locale).text().lines())
          .allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()))
          .filteredOn(line -> !line.contains("https://") && longestWord(line) <= 40)
          .allSatisfy(line -> assertThat(columns(line)).isLessThanOrEqualTo(72));
    }
  }

  @ParameterizedTest
  @EnumSource(MailCase.class)
  void subject_and_preheader_are_lines_with_something_to_say(MailCase one) {
    for (String locale : LOCALES) {
      RenderedMail mail = one.render(locale);
      assertThat(mail.subject()).hasSizeBetween(10, 200).doesNotContainPattern("\\p{Cntrl}");
      assertThat(mail.preheader()).hasSizeBetween(10, 160).doesNotContainPattern("\\p{Cntrl}");
      assertThat(Html.words(mail.html())).contains(mail.preheader().strip());
    }
  }

  /** A word is never broken. */
  private static int longestWord(String line) {
    return Stream.of(line.split(" ", -1)).mapToInt(String::length).max().orElse(0);
  }

  private static long columns(String line) {
    return line.codePoints().filter(c -> Character.getType(c) != Character.FORMAT).count();
  }

  private static List<String> attributes(String html, String tag, String attribute) {
    List<String> values = new ArrayList<>();
    Matcher tags = TAG.matcher(html);
    while (tags.find()) {
      if (tags.group(1).equals(tag)) {
        Matcher value = Pattern.compile("\\b" + attribute + "=\"([^\"]*)\"").matcher(tags.group(2));
        assertThat(value.find()).as(tag + " has " + attribute).isTrue();
        values.add(value.group(1));
      }
    }
    return values;
  }
}
