package dev.handoff.mail.dkim;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** How a signature is made (RFC 8301, RFC 8463). */
public enum DkimAlgorithm {
  /** RSA with SHA-256, PKCS #1 version 1.5: what every receiver understands. */
  RSA("rsa", "RSA", "SHA256withRSA"),
  /** Ed25519 over the SHA-256 hash: short keys and signatures, not yet checked everywhere. */
  ED25519("ed25519", "Ed25519", "Ed25519");

  private final String keyType;
  private final String keyFactory;
  private final String signature;

  DkimAlgorithm(String keyType, String keyFactory, String signature) {
    this.keyType = keyType;
    this.keyFactory = keyFactory;
    this.signature = signature;
  }

  /** The tag {@code k=} of a key record. */
  public String keyType() {
    return keyType;
  }

  /** The name by which one speaks of such keys. */
  public String displayName() {
    return keyFactory;
  }

  /** The tag {@code a=} of a signature. */
  String tag() {
    return keyType + "-sha256";
  }

  byte[] sign(PrivateKey key, byte[] data) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(signature);
    signer.initSign(key);
    signer.update(signed(data));
    return signer.sign();
  }

  boolean verifies(PublicKey key, byte[] data, byte[] value) throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(signature);
    verifier.initVerify(key);
    verifier.update(signed(data));
    return verifier.verify(value);
  }

  /** RFC 8463 section 3: Ed25519 signs the hash, where RSA's signature hashes by itself. */
  private byte[] signed(byte[] data) {
    return this == ED25519 ? sha256(data) : data;
  }

  static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
