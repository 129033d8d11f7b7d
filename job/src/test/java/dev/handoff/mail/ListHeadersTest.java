package dev.handoff.mail;

import static dev.handoff.mail.Mails.promotional;
import static dev.handoff.mail.Mails.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail's headers say of the list it belongs to, so that its reader can leave it. */
class ListHeadersTest {

  private final MimeComposer composer = new MimeComposer(Mails.FROM, "sales-ops@example.com");

  @Test
  void promotional_mail_says_how_to_leave_the_list_and_which_one_it_is() throws Exception {
    MimeMessage read =
        read(
            composer.compose(
                promotional(
                    "journey spring:1",
                    new ListHeaders(
                        URI.create("https://www.example.com/u/t0ken"),
                        URI.create("mailto:leave@example.com?subject=leave"),
                        "Product news"))));
    assertThat(read.getHeader("List-Unsubscribe"))
        .containsExactly(
            "<https://www.example.com/u/t0ken>, <mailto:leave@example.com?subject=leave>");
    assertThat(read.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(read.getHeader("List-Id")).containsExactly("<product-news.example.com>");
    assertThat(read.getHeader("Feedback-ID"))
        .containsExactly("journey-spring-1::promotional:example.com");
  }

  @Test
  void an_alert_has_no_list_and_nobody_counts_its_complaints() throws Exception {
    MimeMessage read = read(composer.compose(Mails.to(Mails.TO, "s")));
    for (String name : List.of("List-Unsubscribe", "List-Unsubscribe-Post", "List-Id")) {
      assertThat(read.getHeader(name)).isNull();
    }
    assertThat(read.getHeader("Feedback-ID")).isNull();
  }

  @Test
  void promotional_mail_that_cannot_be_left_is_refused() {
    assertThatThrownBy(() -> promotional("spring", null))
        .hasMessageContaining("needs a way to unsubscribe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://www.example.com/u/t", "mailto:a@b.example", "https:/u/t", "u/t"})
  void one_click_needs_an_https_address(String uri) {
    assertThatThrownBy(() -> new ListHeaders(URI.create(uri), null, "news"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
