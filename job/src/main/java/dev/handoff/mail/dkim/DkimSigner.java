package dev.handoff.mail.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.handoff.mail.dkim.MailBytes.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Signs finished mails for a domain (RFC 6376): relaxed in header and body, the whole body, always
 * the same signature for the same mail and instant. Safe for use by many threads.
 *
 * <p>Of the header it signs all that a reader or a mailbox provider goes by. From, To and Subject
 * and the two List-Unsubscribe fields are named once more than they are there, so that nobody can
 * add another one (section 8.15); the two are both signed because RFC 8058 section 4 wants it.
 */
public final class DkimSigner {
  private static final List<String> SIGNED =
      List.of(
          "From",
          "Reply-To",
          "To",
          "Subject",
          "Date",
          "Message-ID",
          "MIME-Version",
          "Content-Type",
          "Content-Transfer-Encoding",
          "Auto-Submitted",
          "Feedback-ID",
          "List-Id",
          "List-Unsubscribe",
          "List-Unsubscribe-Post");

  /** Named once more than they are there, even when they are not. */
  private static final Set<String> NEVER_ANOTHER = Set.of("From", "To", "Subject");

  /** Likewise when they are there: a mailing list may add what a mail lacks. */
  private static final Set<String> NO_SECOND = Set.of("List-Unsubscribe", "List-Unsubscribe-Post");

  private static final Pattern LABELS =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final int LINE = 72;

  private final String domain;
  private final String selector;
  private final DkimKey key;

  /**
   * @param domain {@code d=}, in ASCII
   * @param selector {@code s=}: the key's record is at {@code selector._domainkey.domain}
   * @throws IllegalArgumentException when one is no domain name in lower case
   */
  public DkimSigner(String domain, String selector, DkimKey key) {
    this.domain = requireLabels(domain);
    this.selector = requireLabels(selector);
    this.key = key;
  }

  /** Whether a text can be {@code d=} or {@code s=}: labels of lower-case ASCII, with dots. */
  public static boolean isLabels(String text) {
    return text.length() <= 253 && LABELS.matcher(text).matches();
  }

  /**
   * The field {@code DKIM-Signature} with its line end, to stand above the mail.
   *
   * @param mime the mail, byte by byte as it goes on the wire
   * @param at {@code t=}, to the second
   * @throws IllegalArgumentException when a line of it ends with a bare CR or LF
   */
  public byte[] sign(byte[] mime, Instant at) {
    MailBytes mail = MailBytes.of(mime);
    List<String> names = namesToSign(mail);
    String value =
        " v=1; a="
            + key.algorithm().tag()
            + "; c=relaxed/relaxed; d="
            + domain
            + "; s="
            + selector
            + ";\r\n t="
            + at.getEpochSecond()
            + "; h="
            + folded(names)
            + ";\r\n bh="
            + bodyHash(mail)
            + ";\r\n b=";
    String signature = encoded(key.sign(dataToSign(mail, names, value)));
    StringBuilder field = new StringBuilder("DKIM-Signature:").append(value);
    for (int i = 0; i < signature.length(); i += LINE) {
      field.append(i == 0 ? "" : "\r\n ");
      field.append(signature, i, Math.min(signature.length(), i + LINE));
    }
    return field.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  static String bodyHash(MailBytes mail) {
    return encoded(DkimAlgorithm.sha256(mail.relaxedBody()));
  }

  /**
   * What the key signs (section 3.7).
   *
   * @param names {@code h=}; of several fields of a name the lowest comes first
   * @param value of the signature's own field, its {@code b=} empty
   */
  static byte[] dataToSign(MailBytes mail, List<String> names, String value) {
    StringBuilder data = new StringBuilder();
    Map<String, Integer> taken = new HashMap<>();
    for (String name : names) {
      List<Field> called = mail.fields().stream().filter(field -> field.isCalled(name)).toList();
      int before = taken.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum) - 1;
      if (before < called.size()) {
        Field field = called.get(called.size() - 1 - before);
        data.append(RelaxedForm.field(field.name(), field.value())).append("\r\n");
      }
    }
    data.append(RelaxedForm.field("DKIM-Signature", value));
    return data.toString().getBytes(ISO_8859_1);
  }

  private static List<String> namesToSign(MailBytes mail) {
    List<String> names = new ArrayList<>();
    for (String name : SIGNED) {
      long there = mail.fields().stream().filter(field -> field.isCalled(name)).count();
      boolean onceMore = NEVER_ANOTHER.contains(name) || (NO_SECOND.contains(name) && there > 0);
      for (long i = 0; i < there + (onceMore ? 1 : 0); i++) {
        names.add(name);
      }
    }
    return names;
  }

  private static String folded(List<String> names) {
    StringBuilder text = new StringBuilder();
    int line = 20;
    for (String name : names) {
      if (line + name.length() > LINE) {
        text.append("\r\n ");
        line = 0;
      }
      text.append(name).append(":");
      line += name.length() + 1;
    }
    return text.substring(0, text.length() - 1);
  }

  private static String encoded(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  private static String requireLabels(String text) {
    if (!isLabels(text)) {
      throw new IllegalArgumentException("not a domain name in lower case: \"" + text + "\"");
    }
    return text;
  }
}
