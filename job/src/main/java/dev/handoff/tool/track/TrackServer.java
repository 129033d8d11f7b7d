package dev.handoff.tool.track;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.RequestBufferingHandler;
import io.undertow.server.handlers.RequestLimitingHandler;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormDataParser;
import io.undertow.server.handlers.form.FormParserFactory;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service on the web: bounds what requests may be, and adds to every answer what keeps tokens
 * and pages to those they are for. Logs no request. TLS is the proxy's.
 */
final class TrackServer implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(TrackServer.class);

  /** Of a request's body, and of its line and headers together. */
  static final int MOST_BYTES = 16 * 1024;

  private static final int AT_A_TIME = 256;
  private static final int WAITING = 2_000;
  private static final int THREADS = 64;
  private static final int IDLE_MILLIS = 60_000;
  private static final int PARSE_MILLIS = 10_000;
  private static final long STOP_MILLIS = 10_000;

  private final Undertow server;
  private final GracefulShutdownHandler entrance;
  private final FormParserFactory forms = FormParserFactory.builder().build();
  private final Function<Visit, Answer> service;
  private final BooleanSupplier healthy;
  private final String policy;
  private final String prefix;

  /**
   * @param host to listen at, such as {@code localhost} or {@code 0.0.0.0}
   * @param port to listen at; 0: any that is free
   * @param prefix of all paths, as the base URL has it; also answered without it
   * @param allowedStyle the style of the pages, as a Content-Security-Policy names it
   * @param healthy whether the service can do its work
   */
  TrackServer(
      String host,
      int port,
      String prefix,
      String allowedStyle,
      Function<Visit, Answer> service,
      BooleanSupplier healthy) {
    this.service = service;
    this.healthy = healthy;
    this.prefix = prefix;
    this.policy =
        "default-src 'none'; style-src "
            + allowedStyle
            + "; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    // A body is there as a whole before a thread is spent on it: slow senders hold none.
    HttpHandler bounded = new RequestLimitingHandler(AT_A_TIME, WAITING, this::dispatch);
    this.entrance = new GracefulShutdownHandler(new RequestBufferingHandler(bounded, 2));
    this.server =
        Undertow.builder()
            .addHttpListener(port, host)
            .setIoThreads(2)
            .setWorkerThreads(THREADS)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) MOST_BYTES)
            .setServerOption(UndertowOptions.MULTIPART_MAX_ENTITY_SIZE, (long) MOST_BYTES)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MOST_BYTES)
            .setServerOption(UndertowOptions.MAX_HEADERS, 100)
            .setServerOption(UndertowOptions.MAX_PARAMETERS, 300)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, PARSE_MILLIS)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
            .setServerOption(UndertowOptions.IDLE_TIMEOUT, IDLE_MILLIS)
            .setHandler(entrance)
            .build();
  }

  /** Begins to listen; returns the port. */
  int start() {
    server.start();
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  private void dispatch(HttpServerExchange exchange) {
    exchange.dispatch(this::answer);
  }

  private void answer(HttpServerExchange exchange) {
    Answer answer;
    try {
      answer = answerOf(exchange);
    } catch (RequestTooBigException e) {
      answer = Answer.text(413, "Too large.");
    } catch (IOException e) {
      answer = Answer.text(400, "Not understood.");
    } catch (RuntimeException e) {
      LOGGER.error("a request could not be answered", e);
      answer = Answer.text(500, "Something went wrong here.");
    }
    send(exchange, answer);
  }

  private Answer answerOf(HttpServerExchange exchange) throws IOException {
    String path = path(exchange.getRequestPath());
    HttpString method = exchange.getRequestMethod();
    if (!method.equals(Methods.GET)
        && !method.equals(Methods.HEAD)
        && !method.equals(Methods.POST)) {
      return Answer.text(405, "GET, HEAD or POST.").with("Allow", "GET, HEAD, POST");
    }
    return switch (path) {
      case "/health" ->
          healthy.getAsBoolean() ? Answer.text(200, "ok") : Answer.text(503, "cannot write");
      case "/robots.txt" -> Answer.text(200, "User-agent: *\nDisallow: /");
      default -> service.apply(visit(exchange, path));
    };
  }

  private String path(String path) {
    return !prefix.isEmpty() && path.startsWith(prefix + "/")
        ? path.substring(prefix.length())
        : path;
  }

  private Visit visit(HttpServerExchange exchange, String path) throws IOException {
    HeaderMap headers = exchange.getRequestHeaders();
    return new Visit(
        exchange.getRequestMethod().toString(),
        path,
        Objects.requireNonNullElse(headers.getFirst(Headers.USER_AGENT), ""),
        says(headers, "Purpose") || says(headers, "Sec-Purpose") || says(headers, "X-Moz"),
        language(exchange.getQueryParameters().get("lang")),
        exchange.getRequestMethod().equals(Methods.POST) ? form(exchange) : Map.of());
  }

  private static boolean says(HeaderMap headers, String name) {
    String value = headers.getFirst(name);
    return value != null && value.contains("prefetch");
  }

  private static @Nullable String language(@Nullable Deque<String> given) {
    String language = given == null ? null : given.peekLast();
    return "en".equals(language) || "fr".equals(language) ? language : null;
  }

  /** Of both forms that RFC 8058 names. */
  private Map<String, String> form(HttpServerExchange exchange) throws IOException {
    Map<String, String> fields = new HashMap<>();
    exchange.startBlocking();
    try (FormDataParser parser = forms.createParser(exchange)) {
      if (parser != null) {
        FormData data = parser.parseBlocking();
        for (String name : data) {
          FormData.FormValue value = data.getLast(name);
          if (!value.isFileItem()) {
            fields.put(name, value.getValue());
          }
        }
      }
    }
    return fields;
  }

  private void send(HttpServerExchange exchange, Answer answer) {
    exchange.setStatusCode(answer.status());
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(Headers.CACHE_CONTROL, "no-store");
    headers.put(new HttpString("Content-Security-Policy"), policy);
    headers.put(new HttpString("Referrer-Policy"), "no-referrer");
    headers.put(new HttpString("X-Content-Type-Options"), "nosniff");
    headers.put(new HttpString("X-Frame-Options"), "DENY");
    headers.put(new HttpString("X-Robots-Tag"), "noindex, nofollow");
    answer.headers().forEach((name, value) -> headers.put(new HttpString(name), value));
    headers.put(Headers.CONTENT_LENGTH, answer.body().length);
    if (exchange.getRequestMethod().equals(Methods.HEAD)) {
      exchange.endExchange();
    } else {
      exchange.getResponseSender().send(ByteBuffer.wrap(answer.body()));
    }
  }

  /** Takes no more, and waits a little for what is under way. */
  @Override
  public void close() {
    entrance.shutdown();
    try {
      if (!entrance.awaitShutdown(STOP_MILLIS)) {
        LOGGER.warn("stopped while requests were under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop();
  }
}
