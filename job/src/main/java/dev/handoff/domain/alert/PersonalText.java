package dev.handoff.domain.alert;

import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.Moment;
import dev.handoff.domain.alert.SalesAlert.TopMember;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What in a text leads to a person: addresses, numbers to call, links, and the names that an alert
 * knows. The names of others cannot be told from words.
 */
public final class PersonalText {

  /** Stands where something was taken out. */
  static final String TAKEN_OUT = "…";

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  /** With a scheme, or a host whose last name is a common one. */
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)\\b(?:[a-z][a-z0-9+.-]*://|www\\.|mailto:|tel:)\\S+"
              + "|\\b(?:[a-z0-9-]+\\.)+(?:com|net|org|info|biz|io|ai|app|dev|co|eu|fr|uk|de|ru|cn"
              + "|example|test)\\b(?:[/:]\\S*)?");

  private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+");

  /** Seven digits or more, with what stands between the digits of a telephone number. */
  private static final Pattern PHONE =
      Pattern.compile("\\+?\\(?\\p{Nd}(?:[\\s\\u00a0\\u202f().\\-/]*\\p{Nd}){6,}");

  /** Parts of names that are words of every other sentence. */
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "du", "des", "la", "le", "les", "van", "von", "der", "den", "da", "di", "do", "dos",
          "del", "della", "el", "al", "of", "the", "and", "et");

  private final Set<String> names = new HashSet<>();

  /** The names that this alert shows: members, most engaged members, owners of moments. */
  public PersonalText(SalesAlert alert) {
    for (AlertMember member : alert.members()) {
      add(member.name());
      if (member.lastMoment() != null && member.lastMoment().personId() != null) {
        add(member.lastMoment().name());
      }
    }
    for (TopMember member : alert.topMembers()) {
      add(member.name());
    }
    for (Moment moment : alert.moments().latest()) {
      if (moment.personId() != null) {
        add(moment.name());
      }
    }
  }

  /** The text without links, e-mail addresses, telephone numbers and known names, in one line. */
  public String takenOutOf(String text) {
    String line = Normalizer.normalize(text, Normalizer.Form.NFC);
    line = line.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    line = LINK.matcher(line).replaceAll(TAKEN_OUT);
    line = EMAIL.matcher(line).replaceAll(TAKEN_OUT);
    line = PHONE.matcher(line).replaceAll(TAKEN_OUT);
    line = WORD.matcher(line).replaceAll(word -> quoted(isName(word.group()), word.group()));
    for (String name : names) {
      if (name.codePoints().anyMatch(Character::isIdeographic)) {
        line = line.replace(name, TAKEN_OUT);
      }
    }
    return line;
  }

  private static String quoted(boolean out, String word) {
    return Matcher.quoteReplacement(out ? TAKEN_OUT : word);
  }

  /** Whether one word is, but for case and accents, a part of a known name. */
  public boolean isName(String word) {
    return names.contains(folded(word));
  }

  /** Whether an e-mail address or a telephone number stands in the text. */
  public static boolean holdsContact(String text) {
    return text.indexOf('@') >= 0 || PHONE.matcher(text).find();
  }

  /** Whether a link stands in the text. */
  public static boolean holdsLink(String text) {
    return LINK.matcher(text).find();
  }

  private void add(String name) {
    Matcher parts = WORD.matcher(Normalizer.normalize(name, Normalizer.Form.NFC));
    while (parts.find()) {
      String part = folded(parts.group());
      if (part.codePointCount(0, part.length()) > 1 && !PARTICLES.contains(part)) {
        names.add(part);
      }
    }
  }

  private static String folded(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }
}
