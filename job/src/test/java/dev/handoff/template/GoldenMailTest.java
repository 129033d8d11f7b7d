package dev.handoff.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.fixture.Alerts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mails as they were when somebody last looked at them. After a change that is meant: run this test
 * with {@code -Dgolden.update=true}, look at the files in a browser, commit them.
 */
class GoldenMailTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @CsvSource({"full,en", "full,fr", "quiet,en", "quiet,fr"})
  void a_mail_is_what_it_was_when_last_looked_at(String kind, String locale) throws IOException {
    SalesAlert alert = kind.equals("full") ? Alerts.full(locale) : Alerts.quiet(locale);
    AlertLinks links =
        kind.equals("full")
            ? new AlertLinks(
                "https://crm.example.com/groups/{id}",
                "https://crm.example.com/accounts/{id}",
                "https://crm.example.com/people/{id}",
                "https://crm.example.com/groups/{id}/moments")
            : AlertLinks.none();
    RenderedMail mail =
        new AlertRenderer(Brand.standard(), links).render(alert, alert.recipients().get(0));
    String name = "sales-alert-" + kind + "-" + locale;
    compare(name + ".html", mail.html());
    compare(name + ".txt", mail.subject() + "\n" + mail.preheader() + "\n\n" + mail.text());
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
