package dev.handoff.mail.report;

import dev.handoff.domain.message.EnhancedStatus;
import dev.handoff.mail.report.DeliveryReport.Action;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bounce that is only text, as qmail, Exim and old servers write it: the address stands in it,
 * and after the address the reason.
 */
final class PlainBounce {

  private static final Pattern SENDER =
      Pattern.compile("(?i)\\b(?:mailer-?daemon|postmaster|mail-?daemon|mailerdaemon)\\b");
  private static final Pattern QMAIL = Pattern.compile("(?i)this is the qmail-send program");
  private static final Pattern DELAYED =
      Pattern.compile(
          "(?i)\\bdelayed\\b|not (?:yet )?been delivered yet|warning message only|still trying"
              + "|will (?:continue|keep|be) (?:to )?(?:try|retr)|no action is required");
  private static final Pattern COPY =
      Pattern.compile(
          "(?im)^(?:-{2,80}+.{0,80}?(?:copy of|original message|below this line|your message"
              + "|unsent message|returned message)|Return-Path:|Received: from )");
  private static final Pattern FAILURE =
      Pattern.compile(
          "(?<![\\d.])[45]\\d\\d(?![\\d.]*\\d)["
              + " \\-#]|(?<![\\w.])[45]\\.\\d{1,3}\\.\\d{1,3}(?![\\w])");
  private static final Pattern SAYS_SO =
      Pattern.compile(
          "(?i)unknown|not exist|no such|not"
              + " found|full|quota|rejected|refused|denied|unrouteable|undeliver|could"
              + " ?n[o']t|cannot|timed out|no mailbox|inconnu|unbekannt|desconocid");
  private static final int LONGEST_REASON = 600;

  private final ReceivedMail mail;
  private final String said;
  private final String copy;

  PlainBounce(ReceivedMail mail) {
    this.mail = mail;
    Matcher begin = COPY.matcher(mail.text());
    int end = begin.find() ? begin.start() : mail.text().length();
    this.said = mail.text().substring(0, end);
    this.copy = mail.text().substring(end);
  }

  /** Whether a mail server wrote it. */
  boolean isFromServer() {
    return !mail.header("X-Failed-Recipients").isEmpty()
        || SENDER.matcher(mail.header("From")).find()
        || mail.header("Return-Path").equals("<>")
        || QMAIL.matcher(said).find();
  }

  /** The copy of the returned mail, as text; empty when there is none. */
  String copy() {
    return copy;
  }

  /** The addresses that may be meant, in their order. */
  List<String> addresses() {
    return ReportedAddress.in(mail.header("X-Failed-Recipients") + " " + said);
  }

  /** What is said of this address; unknown when nothing is said of a failure. */
  DeliveryReport of(String address) {
    int at = said.toLowerCase(Locale.ROOT).indexOf(address.toLowerCase(Locale.ROOT));
    String after = at < 0 ? said : said.substring(Math.min(said.length(), at + address.length()));
    String reason = reason(after);
    boolean delayed = DELAYED.matcher(mail.header("Subject") + "\n" + said).find();
    boolean failed = FAILURE.matcher(reason).find() || SAYS_SO.matcher(reason).find();
    Action action = delayed ? Action.DELAYED : failed ? Action.FAILED : Action.UNKNOWN;
    EnhancedStatus status = EnhancedStatus.in(reason).stream().findFirst().orElse(null);
    return new DeliveryReport(action, List.of(address), status, reason);
  }

  /** From the server's reply on if it can be seen, on one line. */
  private static String reason(String after) {
    String cut = after.substring(0, Math.min(after.length(), LONGEST_REASON));
    Matcher failure = FAILURE.matcher(cut);
    return (failure.find() ? cut.substring(failure.start()) : cut)
        .replaceFirst("^[>:)\\s]+", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
