package dev.handoff.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys that links are sealed with: the newest seals, all of them open. */
public final class LinkKeys {

  /** The fewest bytes of a key. */
  static final int SHORTEST = 32;

  private static final String MAC = "HmacSHA256";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,8}");

  private final List<Key> keys;

  /**
   * One key. From it come two, so that no key serves two purposes.
   *
   * @param id what tokens name it by, 1 to 8 letters and digits
   * @param cipher for AES-256-GCM
   * @param nonce for the HMAC that nonces are made of
   */
  record Key(String id, SecretKeySpec cipher, SecretKeySpec nonce) {}

  private LinkKeys(List<Key> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads keys as their file has them: {@code <id>:<base64>} each, white space between, the newest
   * first.
   *
   * @throws IllegalArgumentException when there is none, or one cannot be used; the message says
   *     which and shows nothing of it
   */
  public static LinkKeys parse(String text) {
    List<Key> keys = new ArrayList<>();
    for (String entry : text.strip().split("\\s+", -1)) {
      int colon = entry.indexOf(':');
      String id = entry.substring(0, Math.max(0, colon));
      byte[] secret = secret(entry.substring(colon + 1));
      int number = keys.size() + 1;
      if (!ID.matcher(id).matches() || secret == null) {
        throw new IllegalArgumentException(
            "track.keys: key "
                + number
                + " is none: a key is <id>:<base64>, an id of 1 to 8 letters and digits and at"
                + " least 32 random bytes, as from: echo \"k1:$(openssl rand -base64 32)\"");
      }
      if (keys.stream().anyMatch(key -> key.id().equals(id))) {
        throw new IllegalArgumentException(
            "track.keys: key " + number + " has the id of an earlier one: " + id);
      }
      keys.add(
          new Key(id, derive(secret, "link cipher", "AES"), derive(secret, "link nonce", MAC)));
    }
    return new LinkKeys(keys);
  }

  /** What new links are sealed with. */
  Key newest() {
    return keys.get(0);
  }

  /** The key of this id; null when it is not among them, or no longer. */
  @Nullable Key of(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst().orElse(null);
  }

  private static byte @Nullable [] secret(String base64) {
    try {
      byte[] secret = Base64.getDecoder().decode(base64);
      return secret.length < SHORTEST ? null : secret;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static SecretKeySpec derive(byte[] secret, String purpose, String algorithm) {
    return new SecretKeySpec(
        hmac(new SecretKeySpec(secret, MAC), purpose.getBytes(US_ASCII)), algorithm);
  }

  /** HMAC-SHA-256, 32 bytes. */
  static byte[] hmac(SecretKeySpec key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + MAC, e);
    }
  }
}
