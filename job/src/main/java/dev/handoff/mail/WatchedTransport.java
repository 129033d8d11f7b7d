package dev.handoff.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An SMTP connection that remembers how far the last mail got. */
final class WatchedTransport extends SMTPTransport {

  /** The steps of handing over one mail (RFC 5321 section 3.3). */
  enum Step {
    CONNECT,
    SENDER,
    RECIPIENT,
    DATA,
    FINAL_DOT
  }

  private Step step = Step.CONNECT;
  private boolean greeted;

  WatchedTransport(Session session, URLName server) {
    super(session, server);
  }

  /** Connects the first time; later trusts the connection, as asking costs a round trip. */
  void begin() throws MessagingException {
    step = Step.CONNECT;
    if (!greeted) {
      connect();
      greeted = true;
    }
  }

  /** The last step begun. */
  Step step() {
    return step;
  }

  @Override
  protected void mailFrom() throws MessagingException {
    step = Step.SENDER;
    super.mailFrom();
  }

  @Override
  protected void rcptTo() throws MessagingException {
    step = Step.RECIPIENT;
    super.rcptTo();
  }

  @Override
  protected OutputStream data() throws MessagingException {
    step = Step.DATA;
    return super.data();
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    step = Step.FINAL_DOT;
    super.finishData();
  }
}
