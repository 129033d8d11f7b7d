package dev.handoff.mail;

import static dev.handoff.mail.Mails.promotional;
import static dev.handoff.mail.Mails.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that others write becomes a header, a part or a recipient of a mail. */
class HostileHeadersTest {
  private static final List<String> PIECES =
      List.of(
          "\r\n",
          "\n",
          "\r",
          "\r\n\r\n",
          "Bcc: evil@evil.example",
          "\u2028",
          "\u0085",
          "\u0000",
          "\u760d\u760a",
          "=?UTF-8?Q?=0D=0ABcc:_x?=",
          ":",
          ">",
          "<x@evil.example>",
          " ",
          "\t",
          "é",
          "\ud83d\ude00",
          "\ud83d",
          "--=_2fea002711dfc4dcba9007381542--",
          "a".repeat(500));

  private final MimeComposer composer = new MimeComposer(Mails.FROM, "sales-ops@example.com");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBcc: evil@evil.example",
        "x\nBcc: evil@evil.example",
        "x\r\n\r\n<html>",
        "x\u2028Bcc: evil@evil.example",
        "\u760d\u760aBcc: evil@evil.example",
        "=?UTF-8?Q?x=0D=0ABcc:_evil@evil.example?="
      })
  void no_subject_makes_a_header_of_its_own(String subject) throws Exception {
    MimeMessage read = read(composer.compose(Mails.to(Mails.TO, subject)));
    assertThat(read.getHeader("Bcc")).isNull();
    assertThat(read.getHeader("Subject")).hasSize(1);
    assertThat(read.getSubject()).doesNotContainPattern("\\p{Cntrl}");
    assertThat(((MimeMultipart) read.getContent()).getCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nadia@example.com\r\nBcc: evil@evil.example",
        "nadia@example.com, evil@evil.example",
        "Nadia <nadia@example.com>",
        "undisclosed:;",
        "nadia",
        ""
      })
  void a_recipient_is_exactly_one_address(String recipient) {
    assertThatThrownBy(() -> composer.compose(Mails.to(recipient, "s")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("evil");
  }

  /** Whatever stands in any of them, a mail has the same header fields and the same parts. */
  @Test
  void nothing_that_others_write_makes_a_header() throws Exception {
    List<String> fields = names(promotional("c", list("n")));
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      String hostile = hostile(random);
      OutgoingMail mail = promotional(hostile, list(hostile));
      OutgoingMail said =
          new OutgoingMail(
              mail.messageId(),
              mail.to(),
              hostile,
              hostile,
              hostile,
              "",
              null,
              mail.date(),
              mail.messageClass(),
              mail.campaign(),
              mail.list());
      assertThat(names(said)).as(hostile).isEqualTo(fields);
      assertThat(((MimeMultipart) read(composer.compose(said)).getContent()).getCount())
          .isEqualTo(2);
    }
  }

  private List<String> names(OutgoingMail mail) throws Exception {
    return Collections.list(read(composer.compose(mail)).getAllHeaders()).stream()
        .map(Header::getName)
        .toList();
  }

  private static String hostile(Random random) {
    return Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
        .limit(1 + random.nextInt(8))
        .collect(Collectors.joining());
  }

  private static ListHeaders list(String name) {
    return new ListHeaders(URI.create("https://www.example.com/u/t"), null, name);
  }
}
