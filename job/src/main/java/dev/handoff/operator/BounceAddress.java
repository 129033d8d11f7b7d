package dev.handoff.operator;

import dev.handoff.mail.Verp;
import java.io.Serializable;

/**
 * Where bounces go.
 *
 * @param address option {@code mail.bounce-address}
 * @param key where the secret of its proofs is found
 */
public record BounceAddress(String address, Secret key) implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * The senders that mails get.
   *
   * @throws IllegalArgumentException when there is no secret, or a short one
   */
  public Verp open() {
    String secret = key.resolve();
    if (secret == null || secret.isBlank()) {
      throw new IllegalArgumentException(
          "mail.bounce-key: is required with mail.bounce-address: name a file with"
              + " mail.bounce-key-file, or set "
              + Secret.variable(key.key()));
    }
    return new Verp(address, secret);
  }
}
