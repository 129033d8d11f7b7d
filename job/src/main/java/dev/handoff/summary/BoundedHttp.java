package dev.handoff.summary;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The way of LangChain4j to the endpoint, which believes nothing: one deadline over connecting,
 * sending and the last byte of the answer; no redirects; answers of another type than JSON or over
 * 256 KiB are not read.
 */
final class BoundedHttp implements HttpClient {

  /** A summary has some hundred words; the rest of an answer is little. */
  static final int LARGEST_ANSWER = 256 * 1024;

  private final java.net.http.HttpClient client;
  private final Duration deadline;

  private BoundedHttp(java.net.http.HttpClient client, Duration deadline) {
    this.client = client;
    this.deadline = deadline;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> exchange =
        client.sendAsync(toJdk(request), head -> new BoundedText(LARGEST_ANSWER));
    try {
      HttpResponse<String> response = exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      refuse(response.statusCode(), response.headers());
      return SuccessfulHttpResponse.builder()
          .statusCode(response.statusCode())
          .headers(response.headers().map())
          .body(response.body())
          .build();
    } catch (TimeoutException e) {
      throw ModelFailure.lasting(Fallback.TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ModelFailure.lasting(Fallback.TIMEOUT);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BoundedText.TooLongException
          ? ModelFailure.lasting(Fallback.UNREADABLE)
          : ModelFailure.passing(Fallback.UNREACHABLE);
    } finally {
      exchange.cancel(true);
    }
  }

  private static java.net.http.HttpRequest toJdk(HttpRequest request) {
    java.net.http.HttpRequest.Builder jdk =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .method(request.method().name(), BodyPublishers.ofString(request.body()));
    request.headers().forEach((name, values) -> values.forEach(v -> jdk.header(name, v)));
    return jdk.build();
  }

  private static void refuse(int status, HttpHeaders headers) {
    if (status == 429 || status >= 500) {
      throw ModelFailure.passing(Fallback.FAILED, retryAfter(headers));
    }
    if (status != 200) {
      throw ModelFailure.lasting(Fallback.REFUSED);
    }
    String type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.contains("json")) {
      throw ModelFailure.lasting(Fallback.UNREADABLE);
    }
  }

  /** In whole seconds; a date there is passed over. */
  private static @Nullable Duration retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(null);
  }

  /** Summaries come whole. */
  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("summaries are not streamed");
  }

  /** What LangChain4j makes clients with; the read timeout that it sets is the deadline. */
  static final class Builder implements HttpClientBuilder {

    private final java.net.http.HttpClient client;
    private Duration connectTimeout = Duration.ZERO;
    private Duration readTimeout = Duration.ZERO;

    Builder(java.net.http.HttpClient client) {
      this.client = client;
    }

    @Override
    public Duration connectTimeout() {
      return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      this.connectTimeout = timeout;
      return this;
    }

    @Override
    public Duration readTimeout() {
      return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      this.readTimeout = timeout;
      return this;
    }

    @Override
    public HttpClient build() {
      return new BoundedHttp(client, readTimeout);
    }
  }
}
