package dev.handoff.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/bounce-classes.md} is the table, written down. */
class BounceTableTest {

  private static final Path PAGE = Path.of("docs", "bounce-classes.md");

  @Test
  void the_page_is_the_table() throws IOException {
    String page = page();
    if (Boolean.getBoolean("bounces.update")) {
      Files.writeString(PAGE, page);
      return;
    }

    assertThat(Files.readString(PAGE))
        .as("mvn test -Dtest=BounceTableTest -Dbounces.update=true writes it anew")
        .isEqualTo(page);
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Whose fault a bounce is

            By the enhanced status (RFC 3463) that a report gives, else by the first one in the server's reply. `hard` suppresses the address at once; `recipient-soft` when five mails in a row came to that without a delivery between; `message-fault` never. What is temporary (4.x.x) and was given up is never hard. A few servers mean something else than their code says, and are known by their words: Gmail's 5.2.1 "at a rate" (recipient-soft), Exchange Online's 5.4.1 "Recipient address rejected" (hard), Outlook.com's 5.5.0 "mailbox unavailable" (hard), greylisting under 4.7.x (recipient-soft).

            A code that is not here says nothing. Then the reply code is read where it means one thing (521, 551, 556 hard; 500 to 504, 530, 534, 535, 538, 555 message-fault), then words in several languages, and what is left is recipient-soft.

            | status | class | because |
            |---|---|---|
            """);
    for (BounceTable.Row row : BounceTable.rows()) {
      page.append(
          "| 5.%s | %s | %s |\n".formatted(row.code(), row.bounceClass().wireName(), row.reason()));
    }
    return page.toString();
  }
}
