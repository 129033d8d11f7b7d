package dev.handoff.domain.message;

import static dev.handoff.domain.message.BounceClass.HARD;
import static dev.handoff.domain.message.BounceClass.MESSAGE_FAULT;
import static dev.handoff.domain.message.BounceClass.RECIPIENT_SOFT;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each enhanced status (RFC 3463 and the registry of IANA) says about whose fault a bounce is,
 * and why. A code that says nothing has no row; then the reply's text is read.
 *
 * <p>Two rules hold for all. What a server calls temporary (4.x.x) is never {@link
 * BounceClass#HARD}: who gave up after days may have had a bad week. And in doubt it is not the
 * person's fault.
 */
public final class BounceTable {

  /**
   * One line.
   *
   * @param code subject and detail, such as {@code 1.1}; {@code 7.*}: all of the subject that have
   *     no row of their own
   * @param bounceClass of 5.code; 4.code is the same but for hard, which is recipient-soft
   * @param reason why
   */
  public record Row(String code, BounceClass bounceClass, String reason) {}

  private static final List<Row> ROWS =
      List.of(
          row("1.1", HARD, "no such mailbox"),
          row("1.2", HARD, "no such domain"),
          row("1.3", HARD, "no valid address"),
          row("1.4", RECIPIENT_SOFT, "two mailboxes have the address: the receiver's mistake"),
          row("1.6", HARD, "moved, and nobody forwards"),
          row("1.7", MESSAGE_FAULT, "our sender's address is not valid"),
          row("1.8", MESSAGE_FAULT, "our sender's domain is not accepted"),
          row("1.10", HARD, "the domain says that it takes no mail (RFC 7505)"),
          row("1.20", MESSAGE_FAULT, "Exchange: more than one From"),
          row("1.90", MESSAGE_FAULT, "Exchange: our daily limit of recipients"),
          row("1.350", HARD, "Exchange: the other server calls the address invalid"),
          row("1.351", HARD, "Exchange: the other server knows no such mailbox"),
          row("2.1", HARD, "the mailbox is shut"),
          row("2.2", RECIPIENT_SOFT, "the mailbox is full; people tidy up"),
          row("2.3", MESSAGE_FAULT, "larger than the mailbox takes"),
          row("2.4", RECIPIENT_SOFT, "a list could not be expanded"),
          row("3.1", RECIPIENT_SOFT, "the receiver's disk is full"),
          row("3.2", RECIPIENT_SOFT, "the receiver takes no mail at present"),
          row("3.3", MESSAGE_FAULT, "the mail needs what the receiver cannot do"),
          row("3.4", MESSAGE_FAULT, "larger than the receiver takes"),
          row("3.5", RECIPIENT_SOFT, "the receiver is set up wrongly"),
          row("4.1", RECIPIENT_SOFT, "no answer; it may be our network"),
          row("4.2", RECIPIENT_SOFT, "the connection broke; it may be our network"),
          row("4.3", RECIPIENT_SOFT, "name servers do not answer; they may be ours"),
          row("4.4", HARD, "the domain has no host that takes mail"),
          row("4.5", MESSAGE_FAULT, "congestion; of Gmail as relay, our daily limit"),
          row("4.6", RECIPIENT_SOFT, "the receiver forwards in a circle"),
          row("4.7", RECIPIENT_SOFT, "time is over; the reasons before it were temporary"),
          row("4.14", RECIPIENT_SOFT, "Exchange: forwarded in a circle"),
          row("4.300", RECIPIENT_SOFT, "Exchange: time is over"),
          row("4.310", HARD, "Exchange: no such domain"),
          row("4.312", RECIPIENT_SOFT, "Exchange: name servers do not answer"),
          row("4.316", RECIPIENT_SOFT, "Exchange: time is over, no connection"),
          row("5.*", MESSAGE_FAULT, "the two servers do not understand each other"),
          row("6.*", MESSAGE_FAULT, "the content is refused or cannot be converted"),
          row("7.17", HARD, "the mailbox has another owner now (RFC 7293)"),
          row("7.18", HARD, "the domain has another owner now (RFC 7293)"),
          row("7.*", MESSAGE_FAULT, "policy or reputation: what we are or send is not wanted"));

  private static final Map<String, Row> BY_CODE =
      ROWS.stream().collect(Collectors.toUnmodifiableMap(Row::code, Function.identity()));

  private BounceTable() {}

  /** All lines, by code. */
  public static List<Row> rows() {
    return ROWS;
  }

  /** The class of a failure with this status, or null when the code says nothing. */
  static @Nullable BounceClass of(EnhancedStatus status) {
    return Stream.of(status.withoutKind(), status.subject() + ".*")
        .map(BY_CODE::get)
        .filter(row -> row != null && status.kind() != 2)
        .map(row -> forNow(status, row.bounceClass()))
        .findFirst()
        .orElse(null);
  }

  /** The same, but that what is temporary is not hard. */
  static BounceClass forNow(EnhancedStatus status, BounceClass bounceClass) {
    return status.isTemporary() && bounceClass == HARD ? RECIPIENT_SOFT : bounceClass;
  }

  private static Row row(String code, BounceClass bounceClass, String reason) {
    return new Row(code, bounceClass, reason);
  }
}
