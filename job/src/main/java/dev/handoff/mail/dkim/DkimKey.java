package dev.handoff.mail.dkim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** A private key that signs, and what the domain has to publish for it. Never shown. */
public final class DkimKey {
  private static final int FEWEST_BITS = 2048;
  private static final int MOST_BITS = 4096;
  private static final int ED25519_OCTETS = 32;

  private final DkimAlgorithm algorithm;
  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private DkimKey(DkimAlgorithm algorithm, PrivateKey privateKey) {
    this.algorithm = algorithm;
    this.privateKey = privateKey;
    try {
      this.publicKey =
          privateKey instanceof RSAPrivateCrtKey rsa ? publicKey(rsa) : publicKey(privateKey);
      byte[] probe = "probe".getBytes(UTF_8);
      if (!algorithm.verifies(publicKey, probe, algorithm.sign(privateKey, probe))) {
        throw new IllegalArgumentException("holds a key whose parts do not fit together");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("holds a key that cannot be used", e);
    }
  }

  /**
   * Reads a key in PKCS #8 PEM, as {@code openssl genpkey} writes it.
   *
   * @param pem the text of the file
   * @param wanted which kind it has to be
   * @throws IllegalArgumentException when it is none, with a sentence that follows the file's name
   */
  public static DkimKey read(String pem, DkimAlgorithm wanted) {
    byte[] der = PrivateKeyPem.read(pem);
    for (DkimAlgorithm algorithm : DkimAlgorithm.values()) {
      PrivateKey key;
      try {
        key =
            KeyFactory.getInstance(algorithm.displayName())
                .generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        continue;
      }
      if (algorithm != wanted) {
        throw new IllegalArgumentException(
            "holds a key for "
                + algorithm.displayName()
                + "; one for "
                + wanted.displayName()
                + " belongs here");
      }
      requireLength(key);
      return new DkimKey(algorithm, key);
    }
    throw new IllegalArgumentException(
        "holds neither an RSA nor an Ed25519 key, the two that DKIM knows");
  }

  /** How it signs. */
  public DkimAlgorithm algorithm() {
    return algorithm;
  }

  /** The tag {@code p=} of the key record: RSA as SubjectPublicKeyInfo, Ed25519 as bare octets. */
  public String publicKeyText() {
    byte[] encoded = publicKey.getEncoded();
    // RFC 8463 section 4: without the twelve octets that say what it is.
    byte[] shown =
        algorithm == DkimAlgorithm.ED25519
            ? Arrays.copyOfRange(encoded, encoded.length - ED25519_OCTETS, encoded.length)
            : encoded;
    return Base64.getEncoder().encodeToString(shown);
  }

  /** What the domain publishes at {@code selector._domainkey}. */
  public String record() {
    return "v=DKIM1; k=" + algorithm.keyType() + "; p=" + publicKeyText();
  }

  byte[] sign(byte[] data) {
    try {
      return algorithm.sign(privateKey, data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that has signed before does not sign", e);
    }
  }

  private static void requireLength(PrivateKey key) {
    if (key instanceof RSAPrivateCrtKey rsa) {
      int bits = rsa.getModulus().bitLength();
      if (bits < FEWEST_BITS || bits > MOST_BITS) {
        throw new IllegalArgumentException(
            "holds an RSA key of "
                + bits
                + " bits; "
                + FEWEST_BITS
                + " are right, which receivers take up to "
                + MOST_BITS
                + " (RFC 8301)");
      }
    }
  }

  private static PublicKey publicKey(RSAPrivateCrtKey key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
  }

  /**
   * The platform derives an Ed25519 public key only when it makes a pair, from 32 random octets: so
   * it is given the private key's for random ones.
   */
  private static PublicKey publicKey(PrivateKey key) throws GeneralSecurityException {
    byte[] seed =
        ((EdECPrivateKey) key)
            .getBytes()
            .orElseThrow(() -> new IllegalArgumentException("holds no octets of the key"));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(255, new Seed(seed));
    return generator.generateKeyPair().getPublic();
  }

  /** Octets that are known instead of random ones. */
  private static final class Seed extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] octets;

    Seed(byte[] octets) {
      this.octets = octets;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(octets, 0, bytes, 0, bytes.length);
    }
  }
}
