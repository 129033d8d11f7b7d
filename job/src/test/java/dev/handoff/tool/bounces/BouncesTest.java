package dev.handoff.tool.bounces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.fixture.Schemas;
import dev.handoff.mail.Verp;
import dev.handoff.mail.report.Mailbox;
import dev.handoff.mail.report.Mailbox.After;
import dev.handoff.mail.report.MailboxPlace;
import dev.handoff.mail.report.Mailboxes;
import dev.handoff.mail.report.ReportReader;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a mailbox to message events, each once, whatever happens between. */
class BouncesTest {

  private static final Path CORPUS = Path.of("src", "test", "resources", "reports");
  private static final List<String> MAILS =
      List.of("postfix-unknown-user", "arf-abuse", "vacation", "newsletter", "forged-token");

  @TempDir private Path dir;
  private @Nullable GreenMail server;

  @BeforeEach
  void mails() throws IOException {
    for (String name : MAILS) {
      Files.createDirectories(dir.resolve("plain"));
      Files.copy(CORPUS.resolve(name + ".eml"), dir.resolve("plain").resolve(name + ".eml"));
    }
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  @Test
  void a_plain_folder_keeps_what_is_not_understood_and_moves_the_rest() throws Exception {
    MailboxPass.Outcome outcome = pass(new MailboxPlace.Folder(dir.resolve("plain")), null);

    assertThat(outcome.mails()).isEqualTo(5);
    assertThat(outcome.written()).isEqualTo(2);
    assertThat(outcome.counts()).containsEntry("bounced, hard", 1).containsEntry("complained", 1);
    assertThat(outcome.left())
        .hasSize(2)
        .anyMatch(left -> left.startsWith("newsletter.eml: no report"))
        .anyMatch(left -> left.startsWith("forged-token.eml: its token was not made"));
    assertThat(names(dir.resolve("plain"))).containsExactly("forged-token.eml", "newsletter.eml");
    assertThat(names(dir.resolve("plain").resolve("Handled"))).hasSize(3);
    for (String line : lines()) {
      assertThat(Schemas.faults("message-events", line.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
  }

  @Test
  void a_maildir_gets_its_mails_flagged_as_seen() throws Exception {
    Path maildir = dir.resolve("maildir");
    Files.createDirectories(maildir.resolve("cur"));
    Files.move(dir.resolve("plain"), maildir.resolve("new"));

    assertThat(pass(new MailboxPlace.Folder(maildir), null).mails()).isEqualTo(5);

    assertThat(names(maildir.resolve("new"))).hasSize(2);
    assertThat(names(maildir.resolve("cur"))).hasSize(3).allMatch(name -> name.endsWith(":2,S"));
    assertThat(pass(new MailboxPlace.Folder(maildir), null).mails()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "imap, SEEN, 2",
    "imap, MOVE, 2",
    "imap, DELETE, 2",
    "imap, LEAVE, 5",
    "pop3, DELETE, 2",
    "pop3, LEAVE, 5"
  })
  void a_server_gives_its_mails_and_what_remains_is_what_was_not_dealt_with(
      String protocol, After after, int remaining) throws Exception {
    MailboxPlace.Server place = serve(protocol);

    MailboxPass.Outcome first = pass(place, after);
    assertThat(first.written()).isEqualTo(2);
    assertThat(first.left()).hasSize(2);
    MailboxPass.Outcome second = pass(place, after);

    assertThat(second.mails()).isEqualTo(remaining);
    assertThat(second.written()).isZero();
    assertThat(lines()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"imap", "pop3", "folder"})
  void killed_between_writing_and_marking_it_counts_once(String kind) throws Exception {
    MailboxPlace place =
        kind.equals("folder") ? new MailboxPlace.Folder(dir.resolve("plain")) : serve(kind);
    After after = kind.equals("folder") ? After.MOVE : After.DELETE;
    assertThatThrownBy(
            () -> {
              try (Mailbox mailbox = new DiesBeforeMarking(open(place, after));
                  EventTarget target = EventTarget.file(file())) {
                new MailboxPass(reader(), target).over(mailbox);
              }
            })
        .isInstanceOf(Killed.class);
    assertThat(lines()).hasSize(2);
    // The kill may have torn the line that was being written.
    Files.writeString(file(), "{\"eventId\":\"torn", StandardOpenOption.APPEND);

    MailboxPass.Outcome again = pass(place, after);

    assertThat(again.mails()).isEqualTo(5);
    assertThat(again.written()).isZero();
    assertThat(lines()).hasSize(2).noneMatch(line -> line.contains("torn"));
    assertThat(pass(place, after).mails()).isEqualTo(2);
  }

  @Test
  void what_cannot_be_written_is_not_marked() throws Exception {
    MailboxPlace place = new MailboxPlace.Folder(dir.resolve("plain"));
    EventTarget broken =
        new EventTarget() {
          @Override
          public int write(List<MessageEvent> events) throws IOException {
            throw new IOException("disk full");
          }

          @Override
          public void close() {
            // Nothing is open.
          }
        };
    try (Mailbox mailbox = open(place, After.MOVE)) {
      MailboxPass pass = new MailboxPass(reader(), broken);
      assertThatThrownBy(() -> pass.over(mailbox)).hasMessage("disk full");
    }
    assertThat(names(dir.resolve("plain"))).hasSize(5);
  }

  @Test
  void a_wrong_password_is_told_and_not_shown() throws Exception {
    MailboxPlace.Server place = serve("imap");
    assertThatThrownBy(() -> Mailboxes.open(place, "guess", null, "Handled"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not accept")
        .hasMessageNotContaining("guess");
    assertThatThrownBy(() -> Mailboxes.open(serve("pop3"), "secret", After.SEEN, "Handled"))
        .hasMessageContaining("POP3");
  }

  private MailboxPass.Outcome pass(MailboxPlace place, @Nullable After after) throws Exception {
    try (Mailbox mailbox = open(place, after);
        EventTarget target = EventTarget.file(file())) {
      return new MailboxPass(reader(), target).over(mailbox);
    }
  }

  private static Mailbox open(MailboxPlace place, @Nullable After after) throws IOException {
    return Mailboxes.open(place, "secret", after, "Handled");
  }

  private static ReportReader reader() {
    return new ReportReader(
        new Verp("bounces@mail.handoff.example", "the-secret-of-lumia-2026"),
        false,
        Clock.fixed(Instant.parse("2026-09-10T00:00:00Z"), ZoneOffset.UTC));
  }

  private MailboxPlace.Server serve(String protocol) throws Exception {
    if (server != null) {
      server.stop();
    }
    GreenMail started = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
    started.start();
    server = started;
    GreenMailUser user = started.setUser("bounces@handoff.example", "bounces", "secret");
    for (String name : MAILS) {
      deliver(user, CORPUS.resolve(name + ".eml"));
    }
    int port = protocol.equals("imap") ? started.getImap().getPort() : started.getPop3().getPort();
    return (MailboxPlace.Server)
        MailboxPlace.of(protocol + "://bounces@127.0.0.1:" + port + "/INBOX?tls=none");
  }

  private static void deliver(GreenMailUser user, Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      user.deliver(new MimeMessage((Session) null, in));
    }
  }

  private Path file() {
    return dir.resolve("message-events.ndjson");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** SIGKILL, as far as the mailbox is concerned. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Passes everything on, and dies when mails are to be marked. */
  private record DiesBeforeMarking(Mailbox mailbox) implements Mailbox {
    @Override
    public List<Item> waiting() throws IOException {
      return mailbox.waiting();
    }

    @Override
    public void settle(List<Item> items) {
      throw new Killed();
    }

    @Override
    public void close() throws IOException {
      mailbox.close();
    }
  }
}
