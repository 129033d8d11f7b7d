package dev.handoff.mail;

/**
 * What became of one attempt to hand one mail to the server.
 *
 * @param result what to do next
 * @param code the server's reply code (RFC 5321 section 4.2); 0 when it gave none
 * @param reply what the server said or why there was no answer, on one line, with every address
 *     taken out
 * @param fateUnknown true when the connection broke after the final dot: the server may have the
 *     mail (RFC 1047); {@code result} is then {@link Result#TEMPORARY}
 * @param fault whose fault it is that the server did not take it
 */
public record DeliveryOutcome(
    Result result, int code, String reply, boolean fateUnknown, Fault fault) {

  /** What is nobody's fault, or that of this mail. */
  public DeliveryOutcome(Result result, int code, String reply, boolean fateUnknown) {
    this(result, code, reply, fateUnknown, faultOf(result));
  }

  private static Fault faultOf(Result result) {
    return switch (result) {
      case ACCEPTED -> Fault.NOBODY;
      case TEMPORARY, REFUSED -> Fault.MAIL;
      case CONFIGURATION -> Fault.OURS;
    };
  }

  /** Whose fault a failure is. */
  public enum Fault {
    /** There was none. */
    NOBODY,
    /** There is no connection to the server. */
    SERVER,
    /** There is no such mailbox, or it is shut for good: it is not written to again. */
    RECIPIENT,
    /** The mailbox is there and cannot take mail: full, for example. */
    MAILBOX,
    /** The server does not take this mail, or not yet. */
    MAIL,
    /** Our settings, or what the world is told about our domains. */
    OURS
  }

  /** What to do next. */
  public enum Result {
    /** The server has it: done. */
    ACCEPTED,
    /** Try again later: 4yz, no connection, a timeout. */
    TEMPORARY,
    /** This recipient or this mail never: 5yz. */
    REFUSED,
    /**
     * Nothing will pass until somebody changes our settings: authentication, TLS, our sender or our
     * policy records. Not the recipient's fault.
     */
    CONFIGURATION
  }
}
