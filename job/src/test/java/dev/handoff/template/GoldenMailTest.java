package dev.handoff.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Mails as they were when somebody last looked at them. After a change that is meant: run this test
 * with {@code -Dgolden.update=true}, look at the files in a browser (or, all at once, at the
 * contact sheet of {@code ContactSheetExtra}), commit them.
 */
class GoldenMailTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @EnumSource(MailCase.class)
  void a_mail_is_what_it_was_when_last_looked_at(MailCase one) throws IOException {
    for (String locale : new String[] {"en", "fr"}) {
      RenderedMail mail = one.render(locale);
      String name = one.fileName() + "-" + locale;
      compare(name + ".html", mail.page());
      compare(name + ".txt", mail.subject() + "\n" + mail.preheader() + "\n\n" + mail.text());
    }
  }

  @Test
  void no_golden_mail_is_left_of_a_case_that_is_gone() throws IOException {
    TreeSet<String> named =
        Arrays.stream(MailCase.values())
            .flatMap(
                one ->
                    Stream.of("-en.html", "-en.txt", "-fr.html", "-fr.txt")
                        .map(end -> one.fileName() + end))
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(file -> file.startsWith("sales-alert-"))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  private static void compare(String name, String actual) throws IOException {
    Path golden = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, actual);
    }
    assertThat(actual.getBytes(UTF_8)).as(name).isEqualTo(Files.readAllBytes(golden));
  }
}
