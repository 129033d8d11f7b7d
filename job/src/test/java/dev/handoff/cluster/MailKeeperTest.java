package dev.handoff.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.fixture.Eventually;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail server of the local cluster keeps what it said it kept. */
class MailKeeperTest {

  @TempDir private Path folder;
  private MailKeeper server;

  @BeforeEach
  void start() throws IOException {
    server = new MailKeeper(0, KeptMail.in(folder), Duration.ZERO);
    Thread thread = new Thread(server::run, "mail-keeper");
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void aMailIsThereByteForByteWithItsIdAndRecipient() throws Exception {
    send("<one@handoff.example>", "ada@example.com", ".dot first\r\nlast");
    assertThat(KeptMail.received(folder))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.messageId()).isEqualTo("one@handoff.example");
              assertThat(mail.recipient()).isEqualTo("ada@example.com");
            });
    assertThat(Files.readString(folder.resolve("000001.eml")))
        .contains("\r\n\r\n.dot first\r\nlast\r\n");
  }

  @Test
  void theSameMailTwiceIsTwoOfOneIdAndHash() throws Exception {
    send("<one@handoff.example>", "ada@example.com", "hello");
    send("<one@handoff.example>", "ada@example.com", "hello");
    assertThat(KeptMail.received(folder)).hasSize(2);
    assertThat(KeptMail.received(folder))
        .extracting(KeptMail.Received::hash)
        .containsOnly(KeptMail.received(folder).get(0).hash());
    assertThat(KeptMail.in(folder)).isNotNull();
  }

  @Test
  void aConnectionThatIsCutCountsAndOneThatSaysGoodbyeDoesNot() throws Exception {
    send("<one@handoff.example>", "ada@example.com", "hello");
    assertThat(KeptMail.unfinished(folder)).isZero();
    try (java.net.Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      assertThat(socket.getInputStream().read()).isEqualTo('2');
      socket.getOutputStream().write("NOOP\r\n".getBytes(US_ASCII));
    }
    Eventually.holds("it is noted", Duration.ofSeconds(10), () -> KeptMail.unfinished(folder) == 1);
  }

  @Test
  void whoeverOnlyLooksWhetherSomebodyIsThereIsNotCounted() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      assertThat(socket.getInputStream().read()).isEqualTo('2');
    }
    send("<one@handoff.example>", "ada@example.com", "hello");
    assertThat(KeptMail.unfinished(folder)).isZero();
  }

  private void send(String messageId, String to, String text) throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(server.port()));
    MimeMessage mail =
        new MimeMessage(Session.getInstance(properties)) {
          @Override
          protected void updateMessageID() {
            // The test's own.
          }
        };
    mail.setFrom(new InternetAddress("handoff@example.com"));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    mail.setSubject("Group 1");
    mail.setHeader("Message-ID", messageId);
    mail.setText(text);
    Transport.send(mail);
  }
}
