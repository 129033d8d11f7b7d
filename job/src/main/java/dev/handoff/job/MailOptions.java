package dev.handoff.job;

import dev.handoff.mail.SmtpSettings;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** The options of how mail leaves and what comes back. */
public final class MailOptions {

  public static final ConfigOption<String> FROM =
      ConfigOptions.key("mail.from")
          .stringType()
          .defaultValue("handoff@localhost.localdomain")
          .withDescription("Sender's address.");
  public static final ConfigOption<String> REPLY_TO =
      ConfigOptions.key("mail.reply-to")
          .stringType()
          .noDefaultValue()
          .withDescription("Address for answers.");
  public static final ConfigOption<String> BOUNCE_ADDRESS =
      ConfigOptions.key("mail.bounce-address")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Address that bounces go to, such as `bounces@mail.example.com`; each mail's envelope"
                  + " sender is made of it: `bounces+<token>@mail.example.com`. Without it bounces"
                  + " go to `mail.from`.");
  public static final ConfigOption<String> BOUNCE_KEY_FILE =
      ConfigOptions.key("mail.bounce-key-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File with the secret that proves bounces, 16 characters or more, older ones after"
                  + " it, else `HANDOFF_MAIL_BOUNCE_KEY`; required with `mail.bounce-address`.");
  public static final ConfigOption<String> BOUNCE_MAILBOX =
      ConfigOptions.key("mail.bounce-mailbox")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Where `bounces` reads them: `imaps://user@host/INBOX`, `pop3s://user@host`,"
                  + " `imap://` and `pop3://` (STARTTLS, required), or a folder (Maildir, or of"
                  + " `.eml` files).");
  public static final ConfigOption<String> BOUNCE_PASSWORD_FILE =
      ConfigOptions.key("mail.bounce-password-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File with the mailbox's password, else `HANDOFF_MAIL_BOUNCE_PASSWORD`.");
  public static final ConfigOption<String> ALLOW =
      ConfigOptions.key("mail.allow")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Domains and addresses that may get sales alerts, comma-separated; empty: all.");
  public static final ConfigOption<String> SMTP_HOST =
      ConfigOptions.key("mail.smtp.host")
          .stringType()
          .noDefaultValue()
          .withDescription("Mail server; required with `mail: smtp`.");
  public static final ConfigOption<Integer> SMTP_PORT =
      ConfigOptions.key("mail.smtp.port").intType().defaultValue(587).withDescription("Its port.");
  public static final ConfigOption<SmtpSettings.Security> SMTP_SECURITY =
      ConfigOptions.key("mail.smtp.security")
          .enumType(SmtpSettings.Security.class)
          .defaultValue(SmtpSettings.Security.STARTTLS)
          .withDescription("`tls`, `starttls` (required, not opportunistic) or `none`.");
  public static final ConfigOption<String> SMTP_USER =
      ConfigOptions.key("mail.smtp.user")
          .stringType()
          .noDefaultValue()
          .withDescription("User name, if it wants one.");
  public static final ConfigOption<String> SMTP_PASSWORD_FILE =
      ConfigOptions.key("mail.smtp.password-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File with the password or token, else `HANDOFF_MAIL_SMTP_PASSWORD`; read anew for each connection.");
  public static final ConfigOption<SmtpSettings.Auth> SMTP_AUTH =
      ConfigOptions.key("mail.smtp.auth")
          .enumType(SmtpSettings.Auth.class)
          .defaultValue(SmtpSettings.Auth.PASSWORD)
          .withDescription("How the user logs in: `password`, or `xoauth2` with an access token.");
  public static final ConfigOption<Integer> SMTP_MAILS_PER_CONNECTION =
      ConfigOptions.key("mail.smtp.mails-per-connection")
          .intType()
          .defaultValue(100)
          .withDescription("After so many mails a connection is closed and another one opened.");
  public static final ConfigOption<Double> RATE =
      ConfigOptions.key("mail.rate")
          .doubleType()
          .noDefaultValue()
          .withDescription(
              "Mails a second to the server, over all tasks; promotional mail may use four fifths. Default: as many as it takes.");
  public static final ConfigOption<Double> RATE_PER_DOMAIN =
      ConfigOptions.key("mail.rate-per-domain")
          .doubleType()
          .noDefaultValue()
          .withDescription("The same to each recipient domain.");
  public static final ConfigOption<Integer> IN_FLIGHT =
      ConfigOptions.key("mail.in-flight")
          .intType()
          .defaultValue(4)
          .withDescription(
              "Mails handed over at a time by each task, each on a connection of its own, 2 to 64; promotional mail leaves at least one in five to the others.");
  public static final ConfigOption<Duration> RETRY_FIRST =
      ConfigOptions.key("mail.retry.first")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription("Pause before the second attempt; it doubles.");
  public static final ConfigOption<Duration> DRAIN =
      ConfigOptions.key("mail.drain")
          .durationType()
          .defaultValue(Duration.ofSeconds(60))
          .withDescription("How long a run over files goes on trying to hand over a mail.");

  private MailOptions() {}
}
