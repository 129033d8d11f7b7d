package dev.handoff.job;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/**
 * The options of the signatures under each mail. They are all that {@code mail.<class>.} may be
 * followed by, beside {@code from} and {@code reply-to}.
 */
public final class DkimOptions {

  public static final ConfigOption<String> SELECTOR =
      ConfigOptions.key("mail.dkim.selector")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Signs each mail with RSA under this selector; without it mail is not signed.");
  public static final ConfigOption<String> DOMAIN =
      ConfigOptions.key("mail.dkim.domain")
          .stringType()
          .noDefaultValue()
          .withDescription("Domain that signs; default the sender's.");
  public static final ConfigOption<String> KEY_FILE =
      ConfigOptions.key("mail.dkim.key-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File with its private key, RSA of 2048 to 4096 bits in PKCS #8 PEM, else `HANDOFF_MAIL_DKIM_KEY`.");
  public static final ConfigOption<String> ED25519_SELECTOR =
      ConfigOptions.key("mail.dkim.ed25519-selector")
          .stringType()
          .noDefaultValue()
          .withDescription("Signs a second time, with Ed25519, under this selector.");
  public static final ConfigOption<String> ED25519_KEY_FILE =
      ConfigOptions.key("mail.dkim.ed25519-key-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File with that key in PKCS #8 PEM, else `HANDOFF_MAIL_DKIM_ED25519_KEY`.");

  private DkimOptions() {}
}
