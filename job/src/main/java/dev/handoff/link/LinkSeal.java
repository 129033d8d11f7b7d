package dev.handoff.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.handoff.link.MailLink.Kind;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals links into tokens and opens them: {@code <key id>.<base64url of nonce, ciphertext, tag>},
 * AES-256-GCM (SPEC section 6, "Links"). A token shows nothing but its key's id, its length and, by
 * being the same, that it stands for the same link. It is of one kind: what unsubscribes cannot be
 * used to redirect.
 *
 * <p>The nonce is made of what is sealed, so that a mail that is rendered again is the same mail
 * (ADR 0029). Safe for use by many threads.
 */
public final class LinkSeal {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int LONGEST_TOKEN = 4_000;
  private static final String CIPHER = "AES/GCM/NoPadding";

  private final LinkKeys keys;

  public LinkSeal(LinkKeys keys) {
    this.keys = keys;
  }

  /** What a token turned out to be. */
  public sealed interface Opened {

    /** One of ours. */
    record Valid(MailLink link) implements Opened {}

    /** One of ours that held for a time, which is over. */
    record Expired(MailLink link) implements Opened {}

    /**
     * None of ours, or of another kind, or of a key that is gone.
     *
     * @param why for the operator; nothing of the token
     */
    record Refused(String why) implements Opened {}
  }

  /** The token of a link: the same link, the same token, as long as the newest key is the same. */
  public String seal(MailLink link) {
    LinkKeys.Key key = keys.newest();
    byte[] plain = LinkBytes.of(link);
    byte[] about = about(link.kind(), key.id());
    byte[] nonce = nonce(key, about, plain);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, about).doFinal(plain);
      byte[] whole = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
      return key.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  /**
   * What a token stands for. Never throws on any input.
   *
   * @param kind the kind that it must be of
   */
  public Opened open(Kind kind, String token, Instant now) {
    int dot = token.indexOf('.');
    LinkKeys.Key key = dot < 0 ? null : keys.of(token.substring(0, dot));
    if (key == null) {
      return new Opened.Refused(dot < 0 ? "no token" : "a key that is not known here");
    }
    byte[] whole = decoded(token, dot + 1);
    if (whole == null || whole.length <= NONCE + TAG_BITS / 8) {
      return new Opened.Refused("no token");
    }
    byte[] nonce = Arrays.copyOf(whole, NONCE);
    byte[] about = about(kind, key.id());
    try {
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, key, nonce, about)
              .doFinal(whole, NONCE, whole.length - NONCE);
      MailLink link =
          MessageDigest.isEqual(nonce, nonce(key, about, plain))
              ? LinkBytes.read(kind, plain)
              : null;
      return link == null ? new Opened.Refused("not sealed here") : dated(link, now);
    } catch (AEADBadTagException e) {
      return new Opened.Refused("forged, cut off, or of another kind");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  private static Opened dated(MailLink link, Instant now) {
    boolean over =
        link.kind().life() != null && now.isAfter(link.askedAt().plus(link.kind().life()));
    return over ? new Opened.Expired(link) : new Opened.Valid(link);
  }

  private static byte @Nullable [] decoded(String token, int from) {
    try {
      return token.length() > LONGEST_TOKEN
          ? null
          : Base64.getUrlDecoder().decode(token.substring(from));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** What is authenticated and not hidden: whose key, and for what. */
  private static byte[] about(Kind kind, String keyId) {
    return ("handoff link 1\n" + kind.letter() + "\n" + keyId + "\n").getBytes(US_ASCII);
  }

  private static byte[] nonce(LinkKeys.Key key, byte[] about, byte[] plain) {
    return Arrays.copyOf(LinkKeys.hmac(key.nonce(), about, plain), NONCE);
  }

  private static Cipher cipher(int mode, LinkKeys.Key key, byte[] nonce, byte[] about)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.cipher(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(about);
    return cipher;
  }
}
