package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Envelope senders that name the mail they go with, so that a bounce says by where it comes to
 * which mail it is about (variable envelope return path): {@code bounces+<token>@mail.example.com}.
 *
 * <p>The token is the messageId and a proof: 60 bits of an HMAC over messageId and recipient. A
 * messageId alone can be computed by whoever guesses a requestId; with the proof nobody can report
 * a bounce for an address whose mail they have not seen (ADR 0022). Letters are lower case; servers
 * that change the case of local parts do no harm. Safe for use by many threads.
 */
public final class Verp {

  /** The most characters that the local part of the bounce address may have (RFC 5321: 64). */
  public static final int LONGEST_LOCAL_PART = 11;

  /** The fewest characters of a secret. */
  public static final int SHORTEST_SECRET = 16;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int PROOF_LENGTH = 12;
  private static final Pattern MESSAGE_ID = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern TOKEN =
      Pattern.compile("\\+([0-9a-f]{40})([a-z2-7]{" + PROOF_LENGTH + "})@");

  /**
   * What an envelope sender of ours carries.
   *
   * @param messageId the mail that it names
   * @param proof to be checked with {@link Verp#proves}
   */
  public record Token(String messageId, String proof) {}

  private final String localPart;
  private final String domain;
  private final List<SecretKeySpec> keys;

  /**
   * Senders at this address.
   *
   * @param address where bounces go, an addr-spec with a plain local part
   * @param secrets one or more, with white space between: the first makes proofs, all check them
   * @throws IllegalArgumentException when the local part is longer than {@link
   *     #LONGEST_LOCAL_PART}, or a secret shorter than {@link #SHORTEST_SECRET}
   */
  public Verp(String address, String secrets) {
    int at = address.lastIndexOf('@');
    this.localPart = address.substring(0, Math.max(at, 0));
    this.domain = MailAddress.domain(address);
    if (localPart.isEmpty() || localPart.length() > LONGEST_LOCAL_PART) {
      throw new IllegalArgumentException(
          "mail.bounce-address: takes 1 to " + LONGEST_LOCAL_PART + " characters before the @");
    }
    List<String> each = Arrays.stream(secrets.strip().split("\\s+")).toList();
    if (each.stream().anyMatch(secret -> secret.length() < SHORTEST_SECRET)) {
      throw new IllegalArgumentException(
          "mail.bounce-key: takes at least " + SHORTEST_SECRET + " characters");
    }
    this.keys =
        each.stream().map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM)).toList();
  }

  /**
   * The envelope sender of a mail.
   *
   * @param messageId from {@link MessageId}
   * @param recipient whom it goes to
   * @throws IllegalArgumentException when the messageId is no such hash
   */
  public String sender(String messageId, String recipient) {
    if (!MESSAGE_ID.matcher(messageId).matches()) {
      throw new IllegalArgumentException("not a messageId: \"" + messageId + "\"");
    }
    return localPart + "+" + messageId + proof(keys.get(0), messageId, recipient) + "@" + domain;
  }

  /** The token of the first envelope sender of ours in a text, such as a header; null for none. */
  public static @Nullable Token find(String text) {
    Matcher token = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
    return token.find() ? new Token(token.group(1), token.group(2)) : null;
  }

  /** Whether a token was made here, for a mail to this recipient. */
  public boolean proves(Token token, String recipient) {
    byte[] given = token.proof().getBytes(UTF_8);
    boolean right = false;
    for (SecretKeySpec key : keys) {
      right |=
          MessageDigest.isEqual(given, proof(key, token.messageId(), recipient).getBytes(UTF_8));
    }
    return right;
  }

  private static String proof(SecretKeySpec key, String messageId, String recipient) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      String sealed = "verp\n" + messageId + "\n" + MailAddress.canonical(recipient);
      long bits = ByteBuffer.wrap(mac.doFinal(sealed.getBytes(UTF_8))).getLong();
      StringBuilder proof = new StringBuilder(PROOF_LENGTH);
      for (int i = 0; i < PROOF_LENGTH; i++) {
        proof.append(BASE32.charAt((int) (bits >>> (Long.SIZE - 5))));
        bits <<= 5;
      }
      return proof.toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
