package dev.handoff.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server (RFC 5321) that accepts everything for everybody and keeps it on disk before it
 * says so. It speaks to this machine only, without encryption.
 */
final class MailKeeper implements AutoCloseable {

  private static final int LONGEST_LINE = 8 << 20;

  private final ServerSocket socket;
  private final KeptMail kept;
  private final Duration pause;
  private final ExecutorService talks =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "smtp");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Listens.
   *
   * @param port 0 chooses a free one
   * @param pause between the end of a mail and the answer
   */
  MailKeeper(int port, KeptMail kept, Duration pause) throws IOException {
    this.socket = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
    this.kept = kept;
    this.pause = pause;
  }

  /** Runs until killed: {@code MailKeeper PORT FOLDER [PAUSE-IN-MILLISECONDS]}. */
  public static void main(String[] arguments) throws IOException {
    Duration pause =
        arguments.length > 2 ? Duration.ofMillis(Long.parseLong(arguments[2])) : Duration.ZERO;
    try (MailKeeper server =
        new MailKeeper(Integer.parseInt(arguments[0]), KeptMail.in(Path.of(arguments[1])), pause)) {
      server.run();
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Accepts connections until it is closed. */
  void run() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        talks.execute(() -> talk(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    talks.shutdownNow();
  }

  private void talk(Socket connection) {
    try (connection;
        InputStream in = new BufferedInputStream(connection.getInputStream())) {
      new Talk(in, connection.getOutputStream()).go();
    } catch (IOException e) {
      // The client has gone: what it had not finished is not kept.
    }
  }

  /** One connection. */
  private final class Talk {
    private final InputStream in;
    private final OutputStream out;
    private final List<String> recipients = new ArrayList<>();

    Talk(InputStream in, OutputStream out) {
      this.in = in;
      this.out = out;
    }

    void go() throws IOException {
      say("220 localhost keeps mail");
      String line = line();
      if (line == null) {
        // Whoever says nothing only asked whether somebody is here.
        return;
      }
      kept.connection(false);
      while (line != null) {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
          case "EHLO" -> say("250-localhost\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 PIPELINING");
          case "HELO", "NOOP" -> say("250 2.0.0 ok");
          case "MAIL", "RSET" -> {
            recipients.clear();
            say("250 2.1.0 ok");
          }
          case "RCPT" -> {
            recipients.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
            say("250 2.1.5 ok");
          }
          case "DATA" -> data();
          case "QUIT" -> {
            kept.connection(true);
            say("221 2.0.0 bye");
            return;
          }
          default -> say("502 5.5.1 not known here");
        }
        line = line();
      }
    }

    private void data() throws IOException {
      if (recipients.isEmpty()) {
        say("503 5.5.1 no recipient");
        return;
      }
      say("354 go on");
      ByteArrayOutputStream mail = new ByteArrayOutputStream();
      String line = line();
      while (line != null && !line.equals(".")) {
        mail.write((line.startsWith(".") ? line.substring(1) : line).getBytes(ISO_8859_1));
        mail.write('\r');
        mail.write('\n');
        line = line();
      }
      if (line == null) {
        throw new IOException("the client has gone in the middle of a mail");
      }
      LockSupport.parkNanos(pause.toNanos());
      kept.add(recipients, mail.toByteArray());
      say("250 2.0.0 kept");
    }

    private @Nullable String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int read = in.read();
      while (read != -1 && read != '\n') {
        line.write(read);
        if (line.size() > LONGEST_LINE) {
          throw new IOException("a line without an end");
        }
        read = in.read();
      }
      if (read == -1) {
        return null;
      }
      String text = line.toString(ISO_8859_1);
      return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private void say(String reply) throws IOException {
      out.write((reply + "\r\n").getBytes(UTF_8));
      out.flush();
    }
  }
}
