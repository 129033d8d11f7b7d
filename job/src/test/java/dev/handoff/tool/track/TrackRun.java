package dev.handoff.tool.track;

import dev.handoff.codec.ConsentReader;
import dev.handoff.codec.MessageEventReader;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.job.SettingsReader;
import dev.handoff.job.TrackSettings;
import dev.handoff.link.LinkKeys;
import dev.handoff.link.LinkSeal;
import dev.handoff.link.MailLink;
import dev.handoff.link.MailLink.Kind;
import dev.handoff.source.TopicFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service as it runs, over files, and a client with the name of a browser. */
final class TrackRun implements AutoCloseable {

  static final String KEYS =
      "k1:"
          + Base64.getEncoder()
              .encodeToString(
                  "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  static final LinkSeal SEAL = new LinkSeal(LinkKeys.parse(KEYS));
  static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  static final String MESSAGE_ID = "4f2a1c0d9e8b7a6f5e4d3c2b1a09f8e7d6c5b4a3";
  static final String TARGET = "https://www.example.com/offers?id=7&from=mail#top";

  /** Ada's newsletter, asked for an hour ago. */
  static final MailLink ADA =
      new MailLink(
          Kind.UNSUBSCRIBE,
          MESSAGE_ID,
          "p-ada",
          "ada.moreau@lumia.example",
          MessageClass.PROMOTIONAL,
          "newsletter",
          "product-news",
          "en",
          MONDAY.minus(Duration.ofHours(1)),
          null);

  private final Path folder;
  private final Tracker tracker;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String base;

  /** Begins, at Monday nine o'clock. */
  static TrackRun over(Path folder) throws Exception {
    return new TrackRun(folder, new FileLog(folder), Clock.fixed(MONDAY, ZoneOffset.UTC));
  }

  /** The same over a catalog whose mails have two topics to choose from, and one that is owed. */
  static TrackRun overTopics(Path folder) throws Exception {
    Files.writeString(
        new TopicFiles(folder).file(Topic.CATALOG),
        message("newsletter", "promotional", "product-news")
            + message("events", "promotional", "event_invitations")
            + message("order", "transactional", "orders"));
    return over(folder);
  }

  private static String message(String id, String messageClass, String topic) {
    return """
    {"kind":"message","id":"%s","version":1,"updatedAt":"2026-01-01T00:00:00Z","class":"%s",\
    "topic":"%s","subject":{"en":"Hello"},"template":"letter","blocks":[{"block":"article"}],\
    "sample":{}}
    """
        .formatted(id, messageClass, topic);
  }

  TrackRun(Path folder, TrackLog log, Clock clock) throws Exception {
    this.folder = folder;
    Path keys = Files.writeString(folder.resolve("track.keys"), KEYS);
    TrackSettings settings =
        SettingsReader.readForTrack(
            false,
            "--track.base-url",
            "https://mail.example.com/mail",
            "--track.keys-file",
            keys.toString(),
            "--track.topics.product-news.fr",
            "les nouveautés",
            "--brand.name",
            "Lumia",
            "--brand.footer",
            "Lumia, 12 rue du Port, 44000 Nantes");
    List<RawRecord> catalog = new TopicFiles(folder).readAll(Topic.CATALOG);
    tracker = new Tracker(settings, log, () -> catalog, "localhost", 0, clock);
    base = "http://localhost:" + tracker.start();
  }

  String base() {
    return base;
  }

  /** The path of a link. */
  static String path(MailLink link) {
    return "/" + link.kind().letter() + "/" + SEAL.seal(link);
  }

  static MailLink click(String target) {
    return ADA.as(Kind.CLICK, target);
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  HttpResponse<String> post(String path, String type, String body) throws Exception {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> post(String path, String form) throws Exception {
    return post(path, "application/x-www-form-urlencoded", form);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).setHeader("User-Agent", BROWSER);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
  }

  List<Consent> consents() throws IOException {
    List<Consent> consents = new ArrayList<>();
    for (byte[] line : lines(Topic.CONSENTS)) {
      consents.addAll(new ConsentReader().read(line).items());
    }
    return consents;
  }

  List<MessageEvent> events() throws IOException {
    List<MessageEvent> events = new ArrayList<>();
    for (byte[] line : lines(Topic.MESSAGE_EVENTS)) {
      events.addAll(new MessageEventReader().read(line).items());
    }
    return events;
  }

  List<byte[]> lines(Topic topic) throws IOException {
    return Files.readAllLines(new TopicFiles(folder).file(topic)).stream()
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void close() {
    tracker.close();
  }

  /** A log that fails when a test wants it. */
  static final class FailingLog implements TrackLog {
    final List<Object> written = new ArrayList<>();
    volatile boolean fails = true;
    int tries;

    @Override
    public synchronized void write(List<Consent> consents, List<MessageEvent> events)
        throws IOException {
      tries++;
      if (fails) {
        throw new IOException("no broker");
      }
      written.addAll(consents);
      written.addAll(events);
    }

    @Override
    public boolean writable() {
      return !fails;
    }

    @Override
    public void close() {}
  }

  static @Nullable String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse(null);
  }
}
