package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that answers as it was told to, or not at all. */
final class ScriptedSmtp implements AutoCloseable {
  static final String HANG_UP = "HANG UP";
  static final String SILENCE = "SILENCE";

  private final ServerSocket socket;
  private final Map<String, String> answers =
      new ConcurrentHashMap<>(
          Map.of("GREETING", "220 ready", "DATA", "354 go on", ".", "250 2.0.0 queued as 1"));
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();

  ScriptedSmtp() {
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::listen, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  /** What to say to a command: a reply line, {@link #HANG_UP} or {@link #SILENCE}. */
  ScriptedSmtp answer(String command, String reply) {
    answers.put(command, reply);
    return this;
  }

  int port() {
    return socket.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  int accepted() {
    return accepted.get();
  }

  /** Closes every connection, as servers do with idle ones. */
  void hangUp() {
    for (Socket connection : open) {
      try {
        connection.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    open.clear();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hangUp();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        open.add(connection);
        connections.incrementAndGet();
        Thread thread = new Thread(() -> talk(connection), "scripted-smtp-talk");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket connection) {
    try (connection;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
      boolean going = say(connection, "GREETING");
      while (going) {
        String line = in.readLine();
        if (line == null) {
          return;
        }
        String command = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
        going = say(connection, command);
        if (going && command.equals("DATA") && answers.getOrDefault("DATA", "").startsWith("354")) {
          String body = in.readLine();
          while (body != null && !body.equals(".")) {
            body = in.readLine();
          }
          going = say(connection, ".");
        }
      }
    } catch (IOException e) {
      // The client, or the test, closed the connection.
    }
  }

  private boolean say(Socket connection, String command) throws IOException {
    String reply = answers.getOrDefault(command, "250 ok");
    if (reply.equals(SILENCE)) {
      return true;
    }
    if (reply.equals(HANG_UP)) {
      return false;
    }
    if (command.equals(".") && reply.startsWith("250")) {
      accepted.incrementAndGet();
    }
    connection.getOutputStream().write((reply + "\r\n").getBytes(UTF_8));
    return true;
  }
}
