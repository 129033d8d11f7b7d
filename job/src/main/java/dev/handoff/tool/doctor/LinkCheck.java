package dev.handoff.tool.doctor;

import dev.handoff.operator.TrackAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether the links of mails are answered, as whoever gets a mail sees it. */
final class LinkCheck {
  private static final String LINKS = "links";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private LinkCheck() {}

  static List<Diagnosis> of(TrackAddress address) {
    List<Diagnosis> found = new ArrayList<>();
    found.add(keys(address));
    found.add(answer(address.baseUrl()));
    return found;
  }

  private static Diagnosis keys(TrackAddress address) {
    try {
      Object unused = address.open();
      return Diagnosis.fine(LINKS, address.keys().place(), "the keys can be used");
    } catch (RuntimeException e) {
      return Diagnosis.fault(
          LINKS,
          address.keys().place(),
          String.valueOf(e.getMessage()),
          "Give the job and track the same keys; the runbook says how to make one.");
    }
  }

  private static Diagnosis answer(String baseUrl) {
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(
                  HttpRequest.newBuilder(URI.create(baseUrl + "/u/doctor"))
                      .timeout(PATIENCE)
                      .build(),
                  BodyHandlers.ofString());
      // The page that says that a link is none: only track has this policy on it.
      boolean track =
          answer.statusCode() == 404
              && answer
                  .headers()
                  .firstValue("Content-Security-Policy")
                  .orElse("")
                  .contains("frame-ancestors 'none'");
      return track
          ? Diagnosis.fine(LINKS, baseUrl, "track answers")
          : Diagnosis.warning(
              LINKS,
              baseUrl,
              "something else answers, with status " + answer.statusCode(),
              "Have the proxy hand /u/, /p/, /c/ and /o/ to track, without a redirect.");
    } catch (IOException e) {
      return Diagnosis.warning(
          LINKS,
          baseUrl,
          "does not answer: " + e.getClass().getSimpleName(),
          "Start track, and check DNS, certificate and proxy: people cannot unsubscribe.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Diagnosis.note(LINKS, baseUrl, "was not asked", "Ask again.");
    }
  }
}
