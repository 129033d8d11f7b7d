package dev.handoff.mail;

import dev.handoff.domain.message.BounceReader;
import dev.handoff.mail.DeliveryOutcome.Fault;
import dev.handoff.mail.DeliveryOutcome.Result;
import dev.handoff.mail.WatchedTransport.Step;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Reads a failure: whose fault it is, and whether trying again can help. */
final class SmtpVerdict {
  private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>@]+@[^\\s<>]+>?");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s]+");
  private static final Pattern ENHANCED =
      Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");
  private static final int LONGEST_REPLY = 300;

  private SmtpVerdict() {}

  /** The server took the mail and said this. */
  static DeliveryOutcome accepted(int code, @Nullable String reply) {
    return new DeliveryOutcome(Result.ACCEPTED, code, withoutAddresses(reply), false);
  }

  /**
   * Something went wrong at this step.
   *
   * @param lastCode what the server answered last, used when the exception does not carry a code
   */
  static DeliveryOutcome failed(MessagingException failure, Step step, int lastCode) {
    List<Throwable> chain = chain(failure);
    int code = codeIn(chain, step, lastCode);
    String reply = withoutAddresses(messageOf(chain));
    boolean unknown = step == Step.FINAL_DOT && code <= 0;
    Result result = unknown ? Result.TEMPORARY : result(chain, step, code, reply);
    return new DeliveryOutcome(
        result, Math.max(code, 0), reply, unknown, fault(result, step, code, reply));
  }

  private static Fault fault(Result result, Step step, int code, String reply) {
    if (result == Result.CONFIGURATION) {
      return Fault.OURS;
    }
    if (result == Result.TEMPORARY) {
      return step == Step.CONNECT || (code == 421 && step == Step.SENDER)
          ? Fault.SERVER
          : Fault.MAIL;
    }
    return switch (BounceReader.of(null, reply)) {
      case HARD -> Fault.RECIPIENT;
      case RECIPIENT_SOFT -> Fault.MAILBOX;
      case MESSAGE_FAULT -> Fault.MAIL;
    };
  }

  private static Result result(List<Throwable> chain, Step step, int code, String reply) {
    if (code >= 500) {
      return permanent(step, code, reply);
    }
    if (code >= 400) {
      return Result.TEMPORARY;
    }
    boolean refusedBySettings =
        any(chain, AuthenticationFailedException.class)
            || reply.contains("STARTTLS is required")
            || (any(chain, SSLException.class)
                && !any(chain, SocketException.class)
                && !any(chain, SocketTimeoutException.class)
                && !any(chain, EOFException.class));
    return refusedBySettings ? Result.CONFIGURATION : Result.TEMPORARY;
  }

  private static Result permanent(Step step, int code, String reply) {
    if (code == 552) {
      // RFC 5321 section 4.5.3.1.10: at RCPT it means "too many", later "too big".
      return step == Step.RECIPIENT ? Result.TEMPORARY : Result.REFUSED;
    }
    Matcher enhanced = ENHANCED.matcher(reply);
    // Class 7 is security and policy (RFC 3463): our set-up, but for a mailbox that is shut.
    boolean policy =
        enhanced.find()
            && enhanced.group(1).startsWith("5.7.")
            && !enhanced.group(1).equals("5.7.13");
    boolean authentication = code == 530 || code == 534 || code == 535 || code == 538;
    boolean ours = step == Step.CONNECT || step == Step.SENDER || authentication || policy;
    return ours ? Result.CONFIGURATION : Result.REFUSED;
  }

  private static int codeIn(List<Throwable> chain, Step step, int lastCode) {
    for (Throwable link : chain) {
      if (link instanceof SMTPAddressFailedException e) {
        return e.getReturnCode();
      }
      if (link instanceof SMTPSenderFailedException e) {
        return e.getReturnCode();
      }
    }
    for (Throwable link : chain) {
      if (link instanceof SMTPSendFailedException e) {
        return e.getReturnCode();
      }
    }
    // A greeting or a login that was refused carries its code only in the connection.
    return step == Step.CONNECT && lastCode >= 400 ? lastCode : 0;
  }

  private static String messageOf(List<Throwable> chain) {
    for (Throwable link : chain) {
      if (link instanceof SMTPAddressFailedException && link.getMessage() != null) {
        return link.getMessage();
      }
    }
    StringBuilder text = new StringBuilder();
    for (Throwable link : chain) {
      String said = link.getMessage();
      if (said != null && text.indexOf(said) < 0) {
        text.append(text.isEmpty() ? "" : "; ").append(said);
      }
    }
    return text.isEmpty() ? chain.get(0).getClass().getSimpleName() : text.toString();
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    Throwable link = failure;
    while (link != null && !chain.contains(link) && chain.size() < 10) {
      chain.add(link);
      Throwable next = link instanceof MessagingException e ? e.getNextException() : null;
      link = next == null ? link.getCause() : next;
    }
    return chain;
  }

  private static boolean any(List<Throwable> chain, Class<? extends Throwable> type) {
    return chain.stream().anyMatch(type::isInstance);
  }

  static String withoutAddresses(@Nullable String reply) {
    String text = UNPRINTABLE.matcher(reply == null ? "" : reply).replaceAll(" ").strip();
    String clean = ADDRESS.matcher(text).replaceAll("<address>");
    return clean.length() <= LONGEST_REPLY ? clean : clean.substring(0, LONGEST_REPLY);
  }
}
