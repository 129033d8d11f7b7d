package dev.handoff.job;

import dev.handoff.codec.MailAddress;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.job.JobSettings.Ends;
import dev.handoff.mail.dkim.DkimAlgorithm;
import dev.handoff.mail.dkim.DkimSigner;
import dev.handoff.operator.Secret;
import dev.handoff.operator.SenderSettings;
import dev.handoff.operator.SenderSettings.SignatureSettings;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.jspecify.annotations.Nullable;

/**
 * Reads who sends each class of mail: {@code mail.from}, {@code mail.reply-to}, {@code mail.dkim.*}
 * and, over these, the same behind {@code mail.<class>.}
 */
final class SenderOptions {

  private static final String MAIL = "mail.";
  private static final String FILE = "-file";
  private static final List<ConfigOption<String>> BY_CLASS =
      List.of(
          MailOptions.FROM,
          MailOptions.REPLY_TO,
          DkimOptions.SELECTOR,
          DkimOptions.DOMAIN,
          DkimOptions.KEY_FILE,
          DkimOptions.ED25519_SELECTOR,
          DkimOptions.ED25519_KEY_FILE);

  private final OptionValues values;

  private SenderOptions(OptionValues values) {
    this.values = values;
  }

  /** Who sends each class of mail. */
  static Map<MessageClass, SenderSettings> read(OptionValues values) {
    SenderOptions options = new SenderOptions(values);
    Map<MessageClass, SenderSettings> senders = new EnumMap<>(MessageClass.class);
    for (MessageClass messageClass : MessageClass.values()) {
      senders.put(messageClass, options.sender(messageClass));
    }
    return senders;
  }

  /** Whether a key is one of those that say something of one class of mail. */
  static boolean names(String key) {
    return Arrays.stream(MessageClass.values())
        .flatMap(messageClass -> BY_CLASS.stream().map(option -> of(messageClass, option)))
        .anyMatch(option -> option.key().equals(key));
  }

  private SenderSettings sender(MessageClass messageClass) {
    String from = address(given(messageClass, MailOptions.FROM), MailOptions.FROM);
    ConfigOption<String> replyTo = given(messageClass, MailOptions.REPLY_TO);
    List<SignatureSettings> signatures = new ArrayList<>();
    Stream.of(
            signature(
                messageClass, from, DkimAlgorithm.RSA, DkimOptions.SELECTOR, DkimOptions.KEY_FILE),
            signature(
                messageClass,
                from,
                DkimAlgorithm.ED25519,
                DkimOptions.ED25519_SELECTOR,
                DkimOptions.ED25519_KEY_FILE))
        .filter(Objects::nonNull)
        .forEach(signatures::add);
    if (signatures.size() == 1 && signatures.get(0).algorithm() == DkimAlgorithm.ED25519) {
      values.fault(
          given(messageClass, DkimOptions.ED25519_SELECTOR).key()
              + ": many receivers do not check Ed25519, so it comes second; set mail.dkim.selector,"
              + " with an RSA key, too");
    }
    return new SenderSettings(
        from, values.get(replyTo) == null ? null : address(replyTo, replyTo), signatures);
  }

  private @Nullable SignatureSettings signature(
      MessageClass messageClass,
      String from,
      DkimAlgorithm algorithm,
      ConfigOption<String> selectorOption,
      ConfigOption<String> fileOption) {
    ConfigOption<String> chosen = given(messageClass, selectorOption);
    String selector = values.get(chosen);
    if (selector == null) {
      ConfigOption<String> file = given(messageClass, fileOption);
      if (values.get(file) != null) {
        values.fault(
            file.key()
                + ": signs nothing without "
                + file.key().replace(fileOption.key().substring(MAIL.length()), "")
                + selectorOption.key().substring(MAIL.length()));
      }
      return null;
    }
    SignatureSettings signature =
        new SignatureSettings(
            domain(messageClass, from),
            labels(chosen, selector, "s1"),
            algorithm,
            keys(messageClass, !chosen.equals(selectorOption), fileOption));
    check(signature);
    return signature;
  }

  /** What is wrong with a key, as far as it can be seen here: on a cluster tasks read it. */
  private void check(SignatureSettings signature) {
    boolean runsHere = values.orElse(HandoffOptions.SOURCE, Ends.FILES) == Ends.FILES;
    if (runsHere || signature.keys().stream().anyMatch(SenderOptions::isHere)) {
      try {
        Object unused = signature.key();
      } catch (IllegalArgumentException | UncheckedIOException e) {
        values.fault(String.valueOf(e.getMessage()));
      }
    }
  }

  private static boolean isHere(Secret secret) {
    try {
      return secret.file() != null && Files.exists(Path.of(secret.file()));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** A class with a selector or a file of its own may have a key of its own. */
  private List<Secret> keys(
      MessageClass messageClass, boolean ownSelector, ConfigOption<String> fileOption) {
    ConfigOption<String> own = of(messageClass, fileOption);
    return ownSelector || values.get(own) != null
        ? List.of(secret(own), secret(fileOption))
        : List.of(secret(fileOption));
  }

  private Secret secret(ConfigOption<String> fileOption) {
    String key = fileOption.key();
    return new Secret(key.substring(0, key.length() - FILE.length()), values.get(fileOption));
  }

  private String domain(MessageClass messageClass, String from) {
    ConfigOption<String> option = given(messageClass, DkimOptions.DOMAIN);
    String domain = values.get(option);
    String named = domain == null ? from.substring(from.lastIndexOf('@') + 1) : domain;
    try {
      return labels(option, IDN.toASCII(named).toLowerCase(Locale.ROOT), "example.com");
    } catch (IllegalArgumentException e) {
      return labels(option, named, "example.com");
    }
  }

  private String labels(ConfigOption<String> option, String text, String example) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (DkimSigner.isLabels(lower)) {
      return lower;
    }
    values.fault(
        option.key()
            + ": takes letters, digits and hyphens, such as "
            + example
            + ", not \""
            + text
            + "\"");
    return example;
  }

  private String address(ConfigOption<String> option, ConfigOption<String> otherwise) {
    String address = values.get(option);
    String used = address == null ? otherwise.defaultValue() : address;
    if (!MailAddress.isValid(used)) {
      values.fault(option.key() + ": takes an address such as handoff@example.com, without a name");
      return MailOptions.FROM.defaultValue();
    }
    return used;
  }

  /** The option of the class if it is given, else the one for all classes. */
  private ConfigOption<String> given(MessageClass messageClass, ConfigOption<String> option) {
    ConfigOption<String> own = of(messageClass, option);
    return values.get(own) == null ? option : own;
  }

  private static ConfigOption<String> of(MessageClass messageClass, ConfigOption<String> option) {
    return ConfigOptions.key(
            MAIL + messageClass.wireName() + "." + option.key().substring(MAIL.length()))
        .stringType()
        .noDefaultValue();
  }
}
