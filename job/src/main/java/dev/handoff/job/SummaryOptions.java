package dev.handoff.job;

import dev.handoff.operator.Secret;
import dev.handoff.operator.SummarySettings;
import dev.handoff.summary.ModelEndpoint;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the options {@code llm.*}. */
final class SummaryOptions {

  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private SummaryOptions() {}

  /** Which model writes summaries; null when none is named. */
  static @Nullable SummarySettings read(OptionValues values) {
    String baseUrl = values.get(HandoffOptions.LLM_BASE_URL);
    String model = values.get(HandoffOptions.LLM_MODEL);
    Duration timeout =
        values.positive(HandoffOptions.LLM_TIMEOUT, HandoffOptions.LLM_TIMEOUT.defaultValue());
    if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      values.fault("llm.timeout: takes up to 10 min, not " + timeout);
    }
    int inFlight = values.between(HandoffOptions.LLM_IN_FLIGHT, 1, 64);
    if (baseUrl == null) {
      if (model != null) {
        values.fault("llm.base-url: is required with llm.model");
      }
      return null;
    }
    if (!isEndpoint(baseUrl)) {
      values.fault(
          "llm.base-url: takes an http or https URL such as https://llm.example.com/v1, without"
              + " user, query and fragment");
    }
    if (model == null || model.isBlank()) {
      values.fault("llm.model: is required with llm.base-url");
    }
    return new SummarySettings(
        new ModelEndpoint(baseUrl, model == null ? "" : model, timeout, inFlight),
        new Secret("llm.api-key", values.get(HandoffOptions.LLM_API_KEY_FILE)));
  }

  /** Whether facts and key travel to another machine unencrypted. */
  static boolean isOpen(SummarySettings settings) {
    URI uri = URI.create(settings.endpoint().baseUrl());
    return !"https".equalsIgnoreCase(uri.getScheme())
        && !THIS_MACHINE.contains(uri.getHost().toLowerCase(Locale.ROOT));
  }

  private static boolean isEndpoint(String url) {
    try {
      URI uri = URI.create(url);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return web
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
