package dev.handoff.domain.message;

import static dev.handoff.domain.message.BounceClass.HARD;
import static dev.handoff.domain.message.BounceClass.MESSAGE_FAULT;
import static dev.handoff.domain.message.BounceClass.RECIPIENT_SOFT;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads whose fault a bounce is: by the enhanced status first ({@link BounceTable}), then by a
 * reply code that leaves no doubt, then by words, and else it is {@link
 * BounceClass#RECIPIENT_SOFT}, which counts a fifth (SPEC section 6). Plain logic: the same text
 * gives the same class.
 */
public final class BounceReader {

  private static final int LONGEST_TEXT = 2_000;

  /** What is in an address or a link says nothing about the reply. */
  private static final Pattern NAMES = Pattern.compile("\\S{0,300}(?:@|://)\\S{0,300}");

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern REPLY_CODE =
      Pattern.compile("(?<![\\w.#])([45]\\d\\d)(?![\\w.]*\\d)(?=[ \\-,:;]|$)");

  private BounceReader() {}

  /**
   * The class of a bounce: its own, or read from its detail when the platform that wrote it gave
   * none.
   */
  public static BounceClass of(MessageEvent bounced) {
    BounceClass known = bounced.bounceClass();
    return known != null ? known : of(null, Objects.requireNonNullElse(bounced.detail(), ""));
  }

  /**
   * The class of a failure.
   *
   * @param status what the report says, or null when it says nothing
   * @param reply what the server said, usually beginning with its reply code; may be empty
   */
  public static BounceClass of(@Nullable EnhancedStatus status, String reply) {
    String words = words(reply);
    List<EnhancedStatus> statuses =
        Stream.concat(Stream.ofNullable(status), EnhancedStatus.in(words).stream()).toList();
    for (EnhancedStatus code : statuses) {
      BounceClass beside = BounceWords.beside(code, words);
      BounceClass found = beside == null ? BounceTable.of(code) : beside;
      if (found != null) {
        return found;
      }
    }
    int code = replyCode(words);
    BounceClass found = ofReplyCode(code);
    if (found == null) {
      found = BounceWords.alone(words);
    }
    boolean temporary =
        statuses.stream().findFirst().map(EnhancedStatus::isTemporary).orElse(code / 100 == 4);
    return found == null || (found == HARD && temporary) ? RECIPIENT_SOFT : found;
  }

  /** The reply codes (RFC 5321, RFC 7504, RFC 4954) that mean one thing only. */
  private static @Nullable BounceClass ofReplyCode(int code) {
    return switch (code) {
      case 521, 551, 556 -> HARD;
      case 500, 501, 502, 503, 504, 530, 534, 535, 538, 555 -> MESSAGE_FAULT;
      default -> null;
    };
  }

  private static int replyCode(String words) {
    Matcher code = REPLY_CODE.matcher(words);
    return code.find() ? Integer.parseInt(code.group(1)) : 0;
  }

  private static String words(String reply) {
    String cut = reply.substring(0, Math.min(reply.length(), LONGEST_TEXT));
    String nameless = NAMES.matcher(cut).replaceAll(" ");
    return SPACE.matcher(nameless).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
