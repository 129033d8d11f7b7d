package dev.handoff.operator;

import dev.handoff.link.LinkKeys;
import dev.handoff.link.LinkSeal;
import java.io.Serializable;

/**
 * Where the links of mails lead, and what seals them.
 *
 * @param baseUrl option {@code track.base-url}, without a slash at its end
 * @param keys where the keys are found
 */
public record TrackAddress(String baseUrl, Secret keys) implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * What seals and opens.
   *
   * @throws IllegalArgumentException when there are no keys, or one cannot be used
   */
  public LinkSeal open() {
    String text = keys.resolve();
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "track.keys: are required with track.base-url: name a file with track.keys-file, or set "
              + Secret.variable(keys.key()));
    }
    return new LinkSeal(LinkKeys.parse(text));
  }
}
