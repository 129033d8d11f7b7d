package dev.handoff.operator;

import dev.handoff.mail.Sender;
import dev.handoff.mail.dkim.DkimAlgorithm;
import dev.handoff.mail.dkim.DkimKey;
import dev.handoff.mail.dkim.DkimSigner;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who sends one class of mail, and where the keys that sign it are found.
 *
 * @param from address of the sender
 * @param replyTo address for answers, or null
 * @param signatures from the top of the mail; none: it is not signed
 */
public record SenderSettings(
    String from, @Nullable String replyTo, List<SignatureSettings> signatures)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  public SenderSettings {
    signatures = List.copyOf(signatures);
  }

  /**
   * Reads the keys.
   *
   * @throws IllegalArgumentException when one is missing or cannot be used: the option, the file
   *     and what would be right
   */
  public Sender open() {
    return new Sender(from, replyTo, signatures.stream().map(SignatureSettings::open).toList());
  }

  /**
   * One DKIM signature.
   *
   * @param domain {@code d=}
   * @param selector {@code s=}
   * @param algorithm which kind of key it wants
   * @param keys where the key may be: the first that is there counts
   */
  public record SignatureSettings(
      String domain, String selector, DkimAlgorithm algorithm, List<Secret> keys)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    public SignatureSettings {
      keys = List.copyOf(keys);
    }

    DkimSigner open() {
      return new DkimSigner(domain, selector, key());
    }

    /** Where the key's record is published. */
    public String recordName() {
      return selector + "._domainkey." + domain;
    }

    /**
     * The key.
     *
     * @throws IllegalArgumentException when it is missing or cannot be used
     */
    public DkimKey key() {
      for (Secret secret : keys) {
        String pem = secret.resolve();
        if (pem != null) {
          try {
            return DkimKey.read(pem, algorithm);
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                secret.place() + " " + Objects.requireNonNullElse(e.getMessage(), "is no key"), e);
          }
        }
      }
      Secret last = keys.get(keys.size() - 1);
      throw new IllegalArgumentException(
          last.key()
              + ": there is no key for the selector "
              + selector
              + "; name its file in "
              + last.key()
              + "-file, or put it into "
              + Secret.variable(last.key()));
    }
  }
}
