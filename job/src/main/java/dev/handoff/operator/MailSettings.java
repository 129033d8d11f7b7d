package dev.handoff.operator;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.mail.MimeComposer;
import dev.handoff.mail.Sender;
import dev.handoff.mail.SmtpSettings;
import dev.handoff.template.AlertLinks;
import dev.handoff.template.Brand;
import dev.handoff.template.Templates;
import java.io.Serializable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How mail looks and leaves.
 *
 * @param senders who sends each class of mail
 * @param bounces where bounces go; null: to the sender
 * @param brand whose mail it is
 * @param links where names lead
 * @param templates what mails are made from
 * @param track where the links of mails lead; null: nowhere, and no promotional mail is sent
 * @param inbox folder that mails are written to; null when {@code smtp} is there
 * @param smtp the server; null when {@code inbox} is there
 * @param threads mails in flight at a time and task, each on a connection of its own; at least 2
 * @param rate mails a second to the server, over all tasks; 0: as many as it takes
 * @param domainRate mails a second to each recipient domain, over all tasks; 0: likewise
 * @param firstRetry pause before the second attempt; it doubles
 * @param drain how long a bounded run tries after the decision
 */
public record MailSettings(
    Map<MessageClass, SenderSettings> senders,
    @Nullable BounceAddress bounces,
    Brand brand,
    AlertLinks links,
    Templates templates,
    @Nullable TrackAddress track,
    @Nullable String inbox,
    @Nullable Server smtp,
    int threads,
    double rate,
    double domainRate,
    Duration firstRetry,
    Duration drain)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  public MailSettings {
    senders = Map.copyOf(senders);
  }

  /** Who sends this class of mail. */
  public SenderSettings sender(MessageClass messageClass) {
    return Objects.requireNonNull(senders.get(messageClass), messageClass.wireName());
  }

  /** The way to a server, with its secrets; alerts give the envelope's sender. */
  public SmtpSettings open(Server server) {
    return server.open(sender(MessageClass.ALERT).from());
  }

  /**
   * Writes and signs mail of every class.
   *
   * @throws IllegalArgumentException when a key is missing or cannot be used
   */
  public MimeComposer composer() {
    Map<MessageClass, Sender> open = new EnumMap<>(MessageClass.class);
    senders.forEach((messageClass, sender) -> open.put(messageClass, sender.open()));
    return new MimeComposer(open);
  }

  /**
   * An SMTP server.
   *
   * @param host its name
   * @param port its port
   * @param security how the connection is protected
   * @param user who logs in, or null
   * @param auth how that user logs in
   * @param password where that user's password, or token, is found
   * @param mailsPerConnection after so many a connection is closed, at least 1
   */
  public record Server(
      String host,
      int port,
      SmtpSettings.Security security,
      @Nullable String user,
      SmtpSettings.Auth auth,
      Secret password,
      int mailsPerConnection)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    SmtpSettings open(String from) {
      return SmtpSettings.of(
              host, port, security, user, user == null ? null : password.resolve(), from)
          .with(auth);
    }
  }
}
