package dev.handoff.summary;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Asks a model once, by LangChain4j. Thread-safe. */
final class ModelClient {

  private final ModelEndpoint endpoint;
  private final @Nullable String apiKey;
  private final HttpClient http;

  ModelClient(ModelEndpoint endpoint, @Nullable String apiKey, ExecutorService threads) {
    this.endpoint = endpoint;
    this.apiKey = apiKey;
    this.http =
        HttpClient.newBuilder()
            .executor(threads)
            // Some endpoints stumble over the offer to change to HTTP/2.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(endpoint.timeout())
            .build();
  }

  /**
   * The model's text, as it came.
   *
   * @param deadline for the whole exchange
   * @throws ModelFailure when there is none
   */
  String ask(Prompt prompt, Duration deadline) {
    try {
      String text =
          OpenAiChatModel.builder()
              .httpClientBuilder(new BoundedHttp.Builder(http))
              .baseUrl(endpoint.baseUrl())
              .apiKey(apiKey)
              .modelName(endpoint.model())
              .timeout(deadline)
              .maxRetries(0)
              .build()
              .chat(SystemMessage.from(prompt.instructions()), UserMessage.from(prompt.data()))
              .aiMessage()
              .text();
      if (text == null || text.isBlank()) {
        throw ModelFailure.lasting(Fallback.UNREADABLE);
      }
      return text;
    } catch (ModelFailure e) {
      throw e;
    } catch (RuntimeException e) {
      // What is not the network's is the form of the answer. The message may quote it.
      throw ModelFailure.lasting(Fallback.UNREADABLE);
    }
  }
}
