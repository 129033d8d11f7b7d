package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.domain.message.MessageClass;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeComposerTest {
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

  @Test
  void a_mail_reads_back_as_it_was_written() throws Exception {
    OutgoingMail mail =
        Mails.to(Mails.TO, "Lumia · Assets\u00a0: engagement 95, complet à 95\u00a0%");
    MimeMessage read = read(composer.compose(mail));
    assertThat(read.getSubject()).isEqualTo(mail.subject());
    assertThat(read.getSentDate()).isEqualTo(Date.from(mail.date()));
    assertThat(read.getHeader("Date")).containsExactly("Sat, 18 Apr 2026 07:00:00 +0000");
    InternetAddress from = (InternetAddress) read.getFrom()[0];
    assertThat(from.getPersonal()).isEqualTo("Handoff Côté Ventes");
    assertThat(from.getAddress()).isEqualTo("alerts@example.com");
    assertThat(read.getReplyTo()).containsExactly(new InternetAddress("sales-ops@example.com"));
    assertThat(read.getAllRecipients()).containsExactly(new InternetAddress(Mails.TO));
    assertThat(read.getMessageID()).isEqualTo("<" + mail.messageId() + "@example.com>");
    assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(read.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
  }

  @Test
  void the_text_part_comes_first_and_the_html_part_last() throws Exception {
    OutgoingMail mail = Mails.to(Mails.TO, "s");
    MimeMessage read = read(composer.compose(mail));
    assertThat(read.getContentType()).startsWith("multipart/alternative");
    MimeMultipart parts = (MimeMultipart) read.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
        .isEqualTo(mail.text());
    assertThat(parts.getBodyPart(1).getContent().toString().replace("\r\n", "\n"))
        .isEqualTo(mail.html());
  }

  @Test
  void a_picture_stands_beside_the_html_that_names_it() throws Exception {
    OutgoingMail mail = Mails.withPicture();
    MimeMultipart parts = (MimeMultipart) read(composer.compose(mail)).getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContentType())
        .startsWith("multipart/related; type=\"text/html\"");
    MimeMultipart related = (MimeMultipart) parts.getBodyPart(1).getContent();
    assertThat(related.getCount()).isEqualTo(2);
    assertThat(related.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
        .isEqualTo(mail.html());
    MimeBodyPart picture = (MimeBodyPart) related.getBodyPart(1);
    assertThat(picture.getContentType()).isEqualTo("image/png");
    assertThat(picture.getContentID()).isEqualTo("<logo.1@handoff.dev>");
    assertThat(picture.getDisposition()).isEqualTo("inline");
    assertThat(picture.getInputStream().readAllBytes()).hasSize(200).containsOnly(0xfb);
  }

  @Test
  void with_a_picture_too_lines_are_short_and_the_bytes_always_the_same() {
    byte[] mime = composer.compose(Mails.withPicture());
    assertThat(composer.compose(Mails.withPicture())).isEqualTo(mime);
    String lines = new String(mime, UTF_8);
    assertThat(lines.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(lines.split("\r\n", -1))
        .allSatisfy(line -> assertThat(line.length()).isLessThan(99));
  }

  @Test
  void composed_twice_it_is_the_same_bytes() {
    assertThat(composer.compose(Mails.to(Mails.TO, "é")))
        .isEqualTo(composer.compose(Mails.to(Mails.TO, "é")));
  }

  @Test
  void every_line_is_short_ascii_and_ends_with_cr_lf() {
    String bytes = new String(composer.compose(Mails.to(Mails.TO, "é".repeat(200))), UTF_8);
    assertThat(bytes).matches("(?s)\\p{ASCII}*").endsWith("--\r\n");
    assertThat(bytes.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(bytes.split("\r\n", -1))
        .allSatisfy(line -> assertThat(line.length()).isLessThan(79));
  }

  @Test
  void sending_it_does_not_change_a_byte() throws Exception {
    byte[] mime = Mails.bytes();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    read(mime).writeTo(out, new String[] {"Bcc", "Content-Length"});
    assertThat(out.toByteArray()).isEqualTo(mime);
  }

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

  private static OutgoingMail promotional(String campaign, @Nullable ListHeaders list) {
    OutgoingMail alert = Mails.to(Mails.TO, "s");
    return new OutgoingMail(
        alert.messageId(),
        alert.to(),
        alert.subject(),
        alert.text(),
        alert.html(),
        alert.page(),
        null,
        alert.date(),
        MessageClass.PROMOTIONAL,
        campaign,
        list);
  }

  @Test
  void an_international_domain_travels_as_ascii_and_an_international_name_as_it_is()
      throws Exception {
    assertThat(header(Mails.to("nadia@bücher.example", "s")))
        .contains("To: nadia@xn--bcher-kva.example");
    assertThat(header(Mails.to("chloé@bücher.example", "s")))
        .contains("To: chloé@xn--bcher-kva.example");
  }

  @Test
  void the_message_id_depends_on_the_mailbox_and_not_on_its_spelling() {
    assertThat(MessageId.of("a", "Nadia@EXAMPLE.com "))
        .isEqualTo(MessageId.of("a", "nadia@example.com"))
        .isNotEqualTo(MessageId.of("b", "nadia@example.com"))
        .isNotEqualTo(MessageId.of("a", "ben@example.com"))
        .matches("[0-9a-f]{40}");
    assertThat(MessageId.of("a", "x@bücher.example"))
        .isEqualTo(MessageId.of("a", "x@xn--bcher-kva.example"));
  }

  @Test
  void a_sender_must_be_a_mailbox() {
    assertThatThrownBy(() -> new MimeComposer("nobody", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String header(OutgoingMail mail) {
    String mime = new String(composer.compose(mail), UTF_8);
    return mime.substring(0, mime.indexOf("\r\n\r\n"));
  }

  private static MimeMessage read(byte[] mime) throws MessagingException, IOException {
    try (ByteArrayInputStream in = new ByteArrayInputStream(mime)) {
      return new MimeMessage(Session.getInstance(new Properties()), in);
    }
  }
}
