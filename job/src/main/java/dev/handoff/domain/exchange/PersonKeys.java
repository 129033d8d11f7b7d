package dev.handoff.domain.exchange;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a personId into the key under which state is kept: the first 128 bits of an HMAC-SHA-256,
 * so that no key names a person and an erasure leaves nothing to read (SPEC section 8). Not
 * thread-safe.
 */
public final class PersonKeys {

  private static final int BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  /**
   * @param secret at least one byte; the same for the life of the state
   */
  public PersonKeys(byte[] secret) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** The key of a person: 22 characters of URL-safe base64. */
  public String of(String personId) {
    byte[] hash = mac.doFinal(personId.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
  }
}
