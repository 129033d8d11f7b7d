package dev.handoff.operator;

import dev.handoff.summary.ModelEndpoint;
import dev.handoff.summary.ModelSummariser;
import java.io.Serializable;

/**
 * Which language model writes summaries.
 *
 * @param endpoint the model
 * @param apiKey where its key is found, if it wants one
 */
public record SummarySettings(ModelEndpoint endpoint, Secret apiKey) implements Serializable {

  private static final long serialVersionUID = 1L;

  ModelSummariser open() {
    return new ModelSummariser(endpoint, apiKey.resolve());
  }
}
