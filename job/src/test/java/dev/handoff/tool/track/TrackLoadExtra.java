package dev.handoff.tool.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.link.MailLink;
import dev.handoff.link.MailLink.Kind;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many requests a second the service answers while each is on the disk before its answer, with
 * the client on the same machine: {@code mvn -Pextra verify -Dit.test=TrackLoadExtra} prints it.
 */
class TrackLoadExtra {

  private static final int CLIENTS = 64;
  private static final Duration EACH = Duration.ofSeconds(8);

  @TempDir private Path folder;

  @Test
  void many_people_at_once_are_answered_soon_and_all_of_them_are_written() throws Exception {
    Files.createDirectories(folder);
    try (TrackRun run = TrackRun.over(folder)) {
      load(run, Duration.ofSeconds(3), this::click, false);
      int before = run.events().size();
      Result clicks = load(run, EACH, this::click, false);
      assertThat(run.events()).hasSize(before + clicks.answered());
      Result pages = load(run, EACH, number -> link(Kind.UNSUBSCRIBE, number, null), false);
      int consents = run.consents().size();
      Result oneClicks = load(run, EACH, number -> link(Kind.UNSUBSCRIBE, number, null), true);
      assertThat(run.consents()).hasSize(consents + oneClicks.answered());

      System.out.printf(
          "%d clients, %d processors%n", CLIENTS, Runtime.getRuntime().availableProcessors());
      System.out.println("                     requests/s   p50 ms   p99 ms");
      System.out.println("clicks            " + clicks);
      System.out.println("pages             " + pages);
      System.out.println("one-click POSTs   " + oneClicks);
      for (Result result : List.of(clicks, pages, oneClicks)) {
        assertThat(result.millis(0.99)).isLessThan(2_000);
      }
    }
  }

  private MailLink click(int number) {
    return link(Kind.CLICK, number, "https://www.example.com/" + number);
  }

  /** Everybody has a mail of their own. */
  private static MailLink link(Kind kind, int number, @Nullable String target) {
    return new MailLink(
        kind,
        "%040x".formatted(number),
        "p-" + number,
        "person" + number + "@lumia.example",
        TrackRun.ADA.messageClass(),
        TrackRun.ADA.message(),
        TrackRun.ADA.topic(),
        "en",
        TrackRun.ADA.askedAt(),
        target);
  }

  /**
   * What came of it.
   *
   * @param nanos of each answer, in order of size
   */
  private record Result(long[] nanos, Duration took) {

    int answered() {
      return nanos.length;
    }

    double millis(double share) {
      return nanos[(int) Math.min(nanos.length - 1, Math.floor(nanos.length * share))] / 1e6;
    }

    @Override
    public String toString() {
      return "%13.0f %8.1f %8.1f"
          .formatted(nanos.length / (took.toNanos() / 1e9), millis(0.5), millis(0.99));
    }
  }

  private static final AtomicInteger BEGUN = new AtomicInteger();

  private static Result load(
      TrackRun run, Duration length, IntFunction<MailLink> links, boolean post) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      long start = System.nanoTime();
      long end = start + length.toNanos();
      List<Future<List<Long>>> all = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int first = BEGUN.getAndAdd(1_000_000);
        all.add(clients.submit(() -> visits(run, end, first, links, post)));
      }
      List<Long> nanos = new ArrayList<>();
      for (Future<List<Long>> one : all) {
        nanos.addAll(one.get());
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
      Arrays.sort(sorted);
      return new Result(sorted, took);
    } finally {
      clients.shutdownNow();
    }
  }

  private static List<Long> visits(
      TrackRun run, long end, int first, IntFunction<MailLink> links, boolean post)
      throws Exception {
    List<Long> nanos = new ArrayList<>();
    for (int number = first; System.nanoTime() < end; number++) {
      String path = TrackRun.path(links.apply(number));
      long asked = System.nanoTime();
      HttpResponse<String> answer =
          post ? run.post(path, "List-Unsubscribe=One-Click") : run.get(path);
      nanos.add(System.nanoTime() - asked);
      assertThat(answer.statusCode()).isIn(200, 302);
    }
    return nanos;
  }
}
