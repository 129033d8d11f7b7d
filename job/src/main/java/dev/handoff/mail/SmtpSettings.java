package dev.handoff.mail;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the server that takes our mail (options {@code mail.smtp.*}).
 *
 * @param host name or address
 * @param port usually 587 for STARTTLS, 465 for TLS, 25 for neither
 * @param security how the connection is protected
 * @param user null for no authentication
 * @param password or an OAuth 2 access token; null for no authentication; never shown
 * @param auth how the user logs in
 * @param from the envelope sender, an addr-spec
 * @param connectTimeout for the connection alone
 * @param readTimeout for each answer; the one after the final dot may take ten minutes (RFC 5321
 *     section 4.5.3.2), and to give up earlier makes duplicates (RFC 1047)
 * @param writeTimeout for each write
 */
public record SmtpSettings(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable String password,
    Auth auth,
    String from,
    Duration connectTimeout,
    Duration readTimeout,
    Duration writeTimeout)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How the connection is protected. */
  public enum Security {
    /** TLS from the first byte. */
    TLS,
    /** STARTTLS, required: without it nothing is sent. */
    STARTTLS,
    /** In the clear: for a relay on the same host. */
    NONE
  }

  /** How a user logs in. */
  public enum Auth {
    /** With a password. */
    PASSWORD,
    /** With an OAuth 2 access token (SASL XOAUTH2). */
    XOAUTH2
  }

  /**
   * Checks what can be checked without the server.
   *
   * @throws IllegalArgumentException when the host is blank, the port is not 1 to 65535, or only
   *     one of user and password is given
   */
  public SmtpSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("mail.smtp.host: must not be blank");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("mail.smtp.port: takes 1 to 65535, not " + port);
    }
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException(
          "mail.smtp.user and mail.smtp.password: give both or neither");
    }
  }

  /** With the timeouts that RFC 5321 asks for: connect 15 s, read 10 min, write 60 s. */
  public static SmtpSettings of(
      String host,
      int port,
      Security security,
      @Nullable String user,
      @Nullable String password,
      String from) {
    return new SmtpSettings(
        host,
        port,
        security,
        user,
        password,
        Auth.PASSWORD,
        from,
        Duration.ofSeconds(15),
        Duration.ofMinutes(10),
        Duration.ofSeconds(60));
  }

  /** The same with another way to log in. */
  public SmtpSettings with(Auth auth) {
    return new SmtpSettings(
        host,
        port,
        security,
        user,
        password,
        auth,
        from,
        connectTimeout,
        readTimeout,
        writeTimeout);
  }

  /** Without the user, the password and the sender. */
  @Override
  public String toString() {
    return "SmtpSettings[" + host + ":" + port + ", " + security + "]";
  }
}
