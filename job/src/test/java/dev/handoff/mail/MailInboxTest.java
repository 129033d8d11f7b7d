package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailInboxTest {
  @TempDir private Path dir;

  @Test
  void a_mail_stored_twice_is_there_once_as_eml_and_html() throws IOException {
    MailInbox inbox = new MailInbox(dir.resolve("inbox"));
    inbox.store("abc", Mails.bytes(), "<p>é</p>");
    inbox.store("abc", Mails.bytes(), "<p>é</p>");
    try (Stream<Path> files = Files.list(dir.resolve("inbox"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("abc.eml", "abc.html");
    }
    assertThat(dir.resolve("inbox/abc.eml")).hasBinaryContent(Mails.bytes());
    assertThat(dir.resolve("inbox/abc.html")).usingCharset(UTF_8).hasContent("<p>é</p>");
  }

  @Test
  void a_name_that_leads_elsewhere_is_refused() {
    assertThatThrownBy(() -> new MailInbox(dir).store("../x", new byte[0], ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
