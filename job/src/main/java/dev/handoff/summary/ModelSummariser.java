package dev.handoff.summary;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.Origin;
import dev.handoff.domain.alert.SalesAlert.Summary;
import dev.handoff.domain.alert.SummaryFacts;
import dev.handoff.summary.ReplyCheck.Verdict;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has summaries written by a language model, and by rules whenever that does not go well. It always
 * answers, within the endpoint's timeout, and never waits on the caller's thread: without a free
 * place, with the breaker open or for facts asked about before it answers at once. Thread-safe.
 */
public final class ModelSummariser implements AutoCloseable {

  private static final int ATTEMPTS = 3;
  private static final int ANSWERS_KEPT = 256;

  /**
   * How failures are met.
   *
   * @param firstPause before the second attempt; it doubles
   * @param calls the newest requests that the breaker judges by
   * @param openFor how long it leaves the model alone; then one request tries again
   */
  record Patience(Duration firstPause, int calls, Duration openFor) {}

  private static final Patience PATIENCE =
      new Patience(Duration.ofMillis(500), 10, Duration.ofSeconds(30));

  private final ModelEndpoint endpoint;
  private final Patience patience;
  private final RulesSummariser rules = new RulesSummariser();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ModelClient client;
  private final Semaphore places;
  private final CircuitBreaker breaker;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<SummaryFacts, String> answers = Collections.synchronizedMap(new Answers());

  /**
   * @param endpoint which model, and how patiently
   * @param apiKey null when the endpoint wants none
   */
  public ModelSummariser(ModelEndpoint endpoint, @Nullable String apiKey) {
    this(endpoint, apiKey, PATIENCE);
  }

  ModelSummariser(ModelEndpoint endpoint, @Nullable String apiKey, Patience patience) {
    this.endpoint = endpoint;
    this.patience = patience;
    this.client = new ModelClient(endpoint, apiKey, threads);
    this.places = new Semaphore(endpoint.inFlight());
    this.breaker =
        CircuitBreaker.of(
            "model",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(patience.calls())
                .minimumNumberOfCalls(patience.calls() / 2)
                .failureRateThreshold(50)
                .waitDurationInOpenState(patience.openFor())
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
  }

  /**
   * A summary of the alert.
   *
   * @param facts all that the model is told
   * @param json the same as JSON without angle brackets, as it is sent
   * @return completes within the timeout, and with an exception only for a fault of this code
   */
  public CompletableFuture<Told> summarise(SalesAlert alert, SummaryFacts facts, String json) {
    ReplyCheck check = new ReplyCheck(alert, facts, json);
    return verdict(facts, json, check).thenApply(verdict -> judged(alert, verdict));
  }

  private CompletableFuture<Verdict> verdict(SummaryFacts facts, String json, ReplyCheck check) {
    String known = answers.get(facts);
    if (known != null) {
      return CompletableFuture.completedFuture(check.of(known));
    }
    if (facts.quiet()) {
      return CompletableFuture.completedFuture(Verdict.against(Fallback.QUIET));
    }
    if (!places.tryAcquire()) {
      return CompletableFuture.completedFuture(Verdict.against(Fallback.BUSY));
    }
    CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    long deadline = System.nanoTime() + endpoint.timeout().toNanos();
    threads.execute(() -> inItsPlace(facts, json, check, deadline, verdict));
    // The request keeps the same deadline; this one holds whatever the libraries do.
    return verdict.completeOnTimeout(
        Verdict.against(Fallback.TIMEOUT), endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void inItsPlace(
      SummaryFacts facts,
      String json,
      ReplyCheck check,
      long deadline,
      CompletableFuture<Verdict> verdict) {
    try {
      Verdict judged = check.of(ask(Prompt.of(facts.locale(), json), deadline));
      if (judged.reason() == null) {
        answers.put(facts, judged.text());
      }
      verdict.complete(judged);
    } catch (ModelFailure e) {
      verdict.complete(Verdict.against(e.reason()));
    } catch (RuntimeException | LinkageError e) {
      verdict.completeExceptionally(e);
    } finally {
      places.release();
    }
  }

  /** Attempts and pauses until there is an answer, it makes no sense any more, or time is over. */
  private String ask(Prompt prompt, long deadline) {
    Duration pause = patience.firstPause();
    for (int attempt = 1; ; attempt++) {
      try {
        return askOnce(prompt, Duration.ofNanos(deadline - System.nanoTime()));
      } catch (ModelFailure e) {
        Duration asked = e.retryAfter();
        Duration wait = asked == null ? pause : asked;
        boolean tooLate = System.nanoTime() + wait.toNanos() - deadline >= 0;
        if (!e.isPassing() || attempt == ATTEMPTS || tooLate || closesWithin(wait)) {
          throw e;
        }
        pause = pause.multipliedBy(2);
      }
    }
  }

  private String askOnce(Prompt prompt, Duration left) {
    if (left.isNegative() || left.isZero()) {
      throw ModelFailure.lasting(Fallback.TIMEOUT);
    }
    if (!breaker.tryAcquirePermission()) {
      throw ModelFailure.lasting(Fallback.BREAKER_OPEN);
    }
    long start = System.nanoTime();
    try {
      String answer = client.ask(prompt, left);
      breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      return answer;
    } catch (ModelFailure e) {
      breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
      throw e;
    }
  }

  private boolean closesWithin(Duration wait) {
    try {
      return closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private Told judged(SalesAlert alert, Verdict verdict) {
    return verdict.reason() == null
        ? new Told(new Summary(verdict.text(), Origin.MODEL), null)
        : byRules(alert, verdict.reason());
  }

  private Told byRules(SalesAlert alert, Fallback reason) {
    return new Told(new Summary(rules.summarise(alert), Origin.RULES), reason);
  }

  /** Whether the model is left alone after failures: 0 no, 1 one request tries it, 2 yes. */
  public int breakerState() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> 2;
      case HALF_OPEN -> 1;
      default -> 0;
    };
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    closed.countDown();
    threads.shutdownNow();
  }

  /** The answers used last. */
  private static final class Answers extends LinkedHashMap<SummaryFacts, String> {
    private static final long serialVersionUID = 1L;

    Answers() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<SummaryFacts, String> eldest) {
      return size() > ANSWERS_KEPT;
    }
  }
}
