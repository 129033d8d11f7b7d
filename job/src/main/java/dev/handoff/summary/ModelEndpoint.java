package dev.handoff.summary;

import java.io.Serializable;
import java.time.Duration;

/**
 * Which language model is asked, and how patiently. Its key is not here: it is never in the job
 * graph.
 *
 * @param baseUrl of an OpenAI-compatible endpoint, without {@code /chat/completions}
 * @param model the model's name there
 * @param timeout for one alert, all attempts and pauses included
 * @param inFlight requests under way at a time, from each task
 */
public record ModelEndpoint(String baseUrl, String model, Duration timeout, int inFlight)
    implements Serializable {

  private static final long serialVersionUID = 1L;
}
