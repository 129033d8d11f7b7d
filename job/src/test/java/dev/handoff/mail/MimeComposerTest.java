package dev.handoff.mail;

import static dev.handoff.mail.Mails.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** A mail reads back as it was written, with its headers, parts and picture; always the same. */
class MimeComposerTest {

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
}
