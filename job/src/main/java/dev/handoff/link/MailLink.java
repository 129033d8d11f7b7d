package dev.handoff.link;

import dev.handoff.domain.message.MessageClass;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a link in a mail stands for. It says all that whoever answers it must know, so that nothing
 * has to be looked up.
 *
 * @param kind what the link does
 * @param messageId the mail, 40 lower-case hexadecimal digits
 * @param personId who got it
 * @param recipient the address it went to
 * @param messageClass the kind of mail
 * @param message id of its definition
 * @param topic what consent was looked up for
 * @param locale language of the mail, a BCP 47 tag
 * @param askedAt when the mail was asked for; kept to the second
 * @param target where a click leads, an http or https URL; null for every other kind
 */
public record MailLink(
    Kind kind,
    String messageId,
    String personId,
    String recipient,
    MessageClass messageClass,
    String message,
    String topic,
    String locale,
    Instant askedAt,
    @Nullable String target) {

  /** What links there are. */
  public enum Kind {
    /** Ends promotional mail of a topic. */
    UNSUBSCRIBE('u', null),
    /** Leads to the choice of topics. */
    PREFERENCES('p', null),
    /** Leads on to the target. */
    CLICK('c', Duration.ofDays(60)),
    /** A picture that says that the mail was opened. */
    OPEN('o', Duration.ofDays(60));

    private final char letter;
    private final @Nullable Duration life;

    Kind(char letter, @Nullable Duration life) {
      this.letter = letter;
      this.life = life;
    }

    /** Its place in a URL: {@code <base>/<letter>/<token>}. */
    public char letter() {
      return letter;
    }

    /** How long it holds from when the mail was asked for; null: as long as its key. */
    public @Nullable Duration life() {
      return life;
    }
  }

  /** The same mail's link of another kind, to this target. */
  public MailLink as(Kind other, @Nullable String otherTarget) {
    return new MailLink(
        other,
        messageId,
        personId,
        recipient,
        messageClass,
        message,
        topic,
        locale,
        askedAt,
        otherTarget);
  }
}
