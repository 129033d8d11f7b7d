package dev.handoff.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Postfix has delivered is counted by what it accepted. */
class PostfixMailTest {

  private static final String MAIL =
      """
      Return-Path: <handoff@example.com>
      X-Original-To: sales-1@example.com
      Delivered-To: sales-1@example.com
      Received: from build.example (unknown [127.0.0.1])
      \tby mail.localhost (Postfix) with ESMTP id %s
      \tfor <sales-1@example.com>; Wed, 25 Nov 2026 17:53:18 +0000 (UTC)
      Message-ID: <one@handoff.example>
      Received: what the mail itself says

      hello
      """;

  @TempDir private Path folder;
  private Path log;
  private PostfixMail postfix;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(folder.resolve("mail/all/new"));
    for (String queue : new String[] {"incoming", "active", "deferred"}) {
      Files.createDirectories(folder.resolve("queue").resolve(queue));
    }
    log = folder.resolve("postfix.log");
    postfix = new PostfixMail(folder, log);
  }

  @Test
  void a_mail_that_was_accepted_twice_is_two_of_the_same_bytes() throws Exception {
    keep("1", "4cXyZ11");
    keep("2", "4cXyZ12");
    assertThat(postfix.received())
        .hasSize(2)
        .allSatisfy(
            mail -> {
              assertThat(mail.messageId()).isEqualTo("one@handoff.example");
              assertThat(mail.recipient()).isEqualTo("sales-1@example.com");
            })
        .extracting(KeptMail.Received::hash)
        .containsOnly(postfix.received().get(0).hash());
  }

  @Test
  void one_that_postfix_delivered_twice_by_itself_is_one() throws Exception {
    keep("1", "4cXyZ11");
    keep("2", "4cXyZ11");
    assertThat(postfix.received()).hasSize(1);
  }

  @Test
  void a_mail_with_other_bytes_has_another_hash() throws Exception {
    keep("1", "4cXyZ11");
    Files.writeString(
        folder.resolve("mail/all/new/2"), MAIL.formatted("4cXyZ12").replace("hello", "Hello"));
    assertThat(postfix.received()).extracting(KeptMail.Received::hash).doesNotHaveDuplicates();
  }

  @Test
  void mail_in_the_queue_is_under_way() throws Exception {
    assertThat(postfix.settled()).isTrue();
    Path cutOff = Files.createFile(folder.resolve("queue/incoming/4cXyZ11"));
    assertThat(postfix.settled()).as("one that was never accepted is not").isTrue();
    Files.setPosixFilePermissions(cutOff, PosixFilePermissions.fromString("rwx------"));
    assertThat(postfix.settled()).isFalse();
  }

  @Test
  void a_connection_without_a_goodbye_was_cut() throws Exception {
    Files.writeString(
        log,
        """
        Nov 25 17:53:17 mail mail/smtpd[1]: connect from unknown[127.0.0.1]
        Nov 25 17:53:19 mail mail/smtpd[1]: disconnect from unknown[127.0.0.1] ehlo=1 quit=1 commands=2
        Nov 25 17:53:19 mail mail/smtpd[1]: connect from unknown[127.0.0.1]
        Nov 25 17:53:19 mail mail/smtpd[1]: lost connection after EHLO from unknown[127.0.0.1]
        Nov 25 17:53:19 mail mail/smtpd[1]: disconnect from unknown[127.0.0.1] ehlo=1 commands=1
        Nov 25 17:53:20 mail mail/smtpd[2]: connect from unknown[127.0.0.1]
        Nov 25 17:53:21 mail mail/smtpd[1]: connect from unknown[127.0.0.1]
        Nov 25 17:53:21 mail mail/smtpd[1]: disconnect from unknown[127.0.0.1] commands=0/0
        """);
    assertThat(postfix.cut()).isEqualTo(2);
  }

  @Test
  void what_is_no_mail_of_postfix_is_an_error() {
    assertThatThrownBy(() -> PostfixMail.accepted("Subject: hello\n\n".getBytes(ISO_8859_1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the lines that Postfix puts above it");
  }

  private void keep(String file, String queueId) throws IOException {
    Files.writeString(folder.resolve("mail/all/new").resolve(file), MAIL.formatted(queueId));
  }
}
