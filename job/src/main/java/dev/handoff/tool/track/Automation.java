package dev.handoff.tool.track;

import dev.handoff.link.MailLink;
import dev.handoff.link.MailLink.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells what machines do with the links of mails from what people do: scanners follow links before
 * anybody has read the mail, mail apps fetch pictures ahead. What a machine does is recorded as
 * {@code automated} and counts for nothing. It is judged by what one request shows, and by what was
 * seen here in the last seconds; thread-safe.
 */
final class Automation {

  /** Nobody has read a mail so soon after it was asked for, which is before it was sent. */
  static final Duration TOO_SOON = Duration.ofSeconds(5);

  /** Nobody follows two links of one mail so quickly. */
  static final Duration AT_ONCE = Duration.ofSeconds(2);

  private static final int REMEMBERED = 10_000;

  /** Tools, crawlers, link previews and the scanners of mail gateways, as they name themselves. */
  private static final Pattern MACHINES =
      Pattern.compile(
          "(?i)\\b(\\w*bot|crawler|spider|scanner|curl|wget|python[-\\w]*|go-http-client|java|okhttp"
              + "|apache-httpclient|libwww-perl|node-fetch|axios|headlesschrome|phantomjs"
              + "|\\w*preview\\w*|facebookexternalhit|whatsapp|proofpoint|barracuda\\w*|mimecast"
              + "|symantec\\w*|fireeye|trendmicro|sophos|forcepoint|ironport|safelinks|virustotal"
              + "|urldefense|spamassassin)\\b");

  /** How Apple's Mail Privacy Protection names itself when it fetches pictures ahead. */
  private static final String NOBODY = "Mozilla/5.0";

  private record Click(String target, Instant at) {}

  private final Map<String, Click> clicks =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Click> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Whether a machine asks. */
  boolean isMachine(Visit visit, MailLink link, Instant now) {
    boolean quick = link.kind() == Kind.CLICK && followsAnother(link, now);
    return quick
        || !visit.method().equals("GET")
        || visit.prefetch()
        || visit.userAgent().isBlank()
        || visit.userAgent().equals(NOBODY)
        || MACHINES.matcher(visit.userAgent()).find()
        || now.isBefore(link.askedAt().plus(TOO_SOON));
  }

  /** Whether another link of this mail was followed a moment ago. */
  private synchronized boolean followsAnother(MailLink link, Instant now) {
    Click before = clicks.put(link.messageId(), new Click(String.valueOf(link.target()), now));
    return before != null
        && !before.target().equals(link.target())
        && now.isBefore(before.at().plus(AT_ONCE));
  }
}
