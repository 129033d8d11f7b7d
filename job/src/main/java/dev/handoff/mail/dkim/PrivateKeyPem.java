package dev.handoff.mail.dkim;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The PEM form of private keys (RFC 7468), and what to do about the forms that are not it. */
final class PrivateKeyPem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final String PRIVATE_KEY = "PRIVATE KEY";

  private PrivateKeyPem() {}

  /**
   * The PKCS #8 octets of the only key in it.
   *
   * @throws IllegalArgumentException with what it is instead, and the command that helps
   */
  static byte[] read(String pem) {
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw new IllegalArgumentException(
          "holds no PEM private key; it begins with -----BEGIN PRIVATE KEY-----");
    }
    String type = block.group(1);
    String body = block.group(2);
    if (type.equals("ENCRYPTED PRIVATE KEY") || body.contains("ENCRYPTED")) {
      throw new IllegalArgumentException(
          "is encrypted, and nobody is there to type the passphrase; take it off and guard the file:"
              + " openssl pkey -in KEY -out PLAIN");
    }
    if (type.endsWith("PUBLIC KEY") || type.equals("CERTIFICATE")) {
      throw new IllegalArgumentException("holds a public key; the private one signs");
    }
    if (!type.equals(PRIVATE_KEY)) {
      throw new IllegalArgumentException(
          "holds a \""
              + type
              + "\", not PKCS #8; turn it into one: openssl pkcs8 -topk8 -nocrypt -in KEY -out PKCS8");
    }
    if (block.find()) {
      throw new IllegalArgumentException("holds more than one PEM block; one private key is right");
    }
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("holds a key that is cut off or damaged", e);
    }
  }
}
