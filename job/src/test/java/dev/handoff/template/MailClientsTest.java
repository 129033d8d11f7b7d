package dev.handoff.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.fixture.HtmlChecker;
import dev.handoff.fixture.MailClients;
import dev.handoff.fixture.MailFeatures;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The HTML of every mail is right, and nothing in it goes wrong where a client cannot do it. */
class MailClientsTest {

  @Test
  void the_html_checker_has_nothing_to_say() throws Exception {
    HtmlChecker checker = new HtmlChecker();
    for (MailCase one : MailCase.values()) {
      for (String locale : new String[] {"en", "fr"}) {
        assertThat(checker.faults(one.render(locale).html())).as(one + " " + locale).isEmpty();
      }
    }
  }

  @Test
  void what_a_client_lacks_does_no_harm_and_the_page_says_why() throws Exception {
    Set<String> used = new TreeSet<>();
    for (MailCase one : MailCase.values()) {
      used.addAll(MailFeatures.of(one.render("en").html()));
      used.addAll(MailFeatures.of(one.render("fr").html()));
    }
    assertThat(MailClients.documented())
        .containsExactlyInAnyOrderEntriesOf(new MailClients().lacking(used));
  }
}
