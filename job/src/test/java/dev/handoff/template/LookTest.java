package dev.handoff.template;

import dev.handoff.fixture.Alerts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LookTest {
  @Test
  void look() throws Exception {
    AlertLinks links =
        new AlertLinks(
            "https://crm.example.com/groups/{id}",
            "https://crm.example.com/accounts/{id}",
            "https://crm.example.com/people/{id}",
            "https://crm.example.com/groups/{id}/moments");
    for (String l : new String[] {"en", "fr"}) {
      RenderedMail m =
          new AlertRenderer(Brand.standard(), links).render(Alerts.full(l), "nadia@example.com");
      Files.writeString(Path.of("/tmp/mail-" + l + ".html"), m.html());
      Files.writeString(
          Path.of("/tmp/mail-" + l + ".txt"),
          m.subject() + "\n" + m.preheader() + "\n\n" + m.text());
      m =
          new AlertRenderer(
                  new Brand(
                      "Lumina Côté Sales",
                      "#ffcc00",
                      "Lumina SA, 1 rue de la Paix, 75002 Paris",
                      "alerts@example.com"),
                  AlertLinks.none())
              .render(Alerts.quiet(l), "sales-lumia@example.com");
      Files.writeString(Path.of("/tmp/mail-quiet-" + l + ".html"), m.html());
      Files.writeString(
          Path.of("/tmp/mail-quiet-" + l + ".txt"),
          m.subject() + "\n" + m.preheader() + "\n\n" + m.text());
    }
  }
}
