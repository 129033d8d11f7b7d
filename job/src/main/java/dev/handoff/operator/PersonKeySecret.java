package dev.handoff.operator;

import dev.handoff.domain.exchange.PersonKeys;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * The secret that turns personIds into state keys. Without one the keys are plain hashes, which
 * whoever knows a personId can recognise.
 *
 * @param secret where it is found; the same for the life of the state
 */
public record PersonKeySecret(Secret secret) implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String NO_SECRET = "handoff";

  /** Person keys for one task. */
  public PersonKeys open() {
    String value = secret.resolve();
    return new PersonKeys(
        (value == null || value.isEmpty() ? NO_SECRET : value).getBytes(StandardCharsets.UTF_8));
  }
}
