package dev.handoff.summary;

import dev.handoff.domain.alert.PersonalText;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SummaryFacts;
import dev.handoff.domain.alert.SummaryFacts.Asset;
import dev.handoff.domain.alert.SummaryFacts.Member;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of a model's answer, which anybody who can name a document may have had a hand
 * in. In doubt nothing is.
 */
final class ReplyCheck {

  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");

  /** What a summary has no reason to speak of. */
  private static final Pattern ABOUT_ITSELF =
      Pattern.compile(
          "(?iU)\\b(?:ignor(?:e|ed|ing|er|ez)|instructions?|consignes?|prompts?|system message"
              + "|language model|mod[eè]le de langage|as an ai|en tant qu.ia|json|data block"
              + "|bloc de donn[ée]es|passwords?|mot de passe|api key)\\b");

  /** Words that French and English prose writes with a capital within a sentence. */
  private static final Set<String> CAPITALISED =
      Set.of(
          ("january february march april may june july august september october november december"
                  + " monday tuesday wednesday thursday friday saturday sunday english french"
                  + " i e email mail web milestone")
              .split(" ", -1));

  private final SalesAlert alert;
  private final SummaryFacts facts;
  private final String json;
  private final Locale language;
  private final Set<String> givenWords = new HashSet<>();

  /**
   * @param alert whose names must not show
   * @param facts what the model was told
   * @param json the same, as it was sent
   */
  ReplyCheck(SalesAlert alert, SummaryFacts facts, String json) {
    this.alert = alert;
    this.facts = facts;
    this.json = json;
    this.language = Locale.forLanguageTag(facts.locale());
    texts(facts).forEach(text -> givenWords.addAll(words(text.toLowerCase(language))));
  }

  /** An answer as it may be shown, or why it may not. */
  record Verdict(String text, @Nullable Fallback reason) {
    static Verdict against(Fallback reason) {
      return new Verdict("", reason);
    }
  }

  Verdict of(String answer) {
    String plain = ReplyText.plain(answer);
    String text = ReplyText.cut(plain, language);
    return new Verdict(text, reason(plain, text));
  }

  /** The whole answer must be clean, also what was cut off: it is all one hand's. */
  private @Nullable Fallback reason(String plain, String text) {
    if (ReplyText.holdsMarkup(plain)) {
      return Fallback.MARKUP;
    }
    if (PersonalText.holdsContact(plain)) {
      return Fallback.CONTACT;
    }
    if (PersonalText.holdsLink(plain)) {
      return Fallback.LINK;
    }
    if (text.isEmpty()) {
      return Fallback.LENGTH;
    }
    if (!ReplyLanguage.is(language, without(texts(facts), text))) {
      return Fallback.LANGUAGE;
    }
    if (!new ReplyNumbers(facts, json).agreeWith(text, language)) {
      return Fallback.NUMBERS;
    }
    if (namesSomebody(text)) {
      return Fallback.NAMES;
    }
    return isAboutTheFacts(text) ? null : Fallback.OFF_TOPIC;
  }

  /** A known person's name, or within a sentence a capitalised word that was not given. */
  private boolean namesSomebody(String text) {
    PersonalText personal = new PersonalText(alert);
    for (String sentence : ReplyText.sentences(text, language)) {
      boolean first = true;
      for (String word : words(sentence)) {
        boolean capital = !Character.isLowerCase(word.codePointAt(0));
        String lower = word.toLowerCase(language);
        if (capital && personal.isName(word)) {
          return true;
        }
        if (capital && !first && !givenWords.contains(lower) && !CAPITALISED.contains(lower)) {
          return true;
        }
        first = false;
      }
    }
    return false;
  }

  /** It names a member or a missing role, gives a number, and does not speak of its making. */
  private boolean isAboutTheFacts(String text) {
    String lower = text.toLowerCase(language);
    boolean names =
        Stream.concat(
                facts.missingRoles().stream(),
                facts.members().stream().flatMap(m -> Stream.of(m.role(), title(m))))
            .anyMatch(name -> !name.isBlank() && lower.contains(name.toLowerCase(language)));
    return names
        && text.codePoints().anyMatch(Character::isDigit)
        && !ABOUT_ITSELF.matcher(without(texts(facts), text)).find();
  }

  private static String title(Member member) {
    String title = member.title();
    return title == null ? "" : title;
  }

  private static List<String> texts(SummaryFacts facts) {
    return Stream.concat(
            facts.missingRoles().stream(),
            facts.members().stream()
                .flatMap(
                    member ->
                        Stream.concat(
                            Stream.of(member.role(), title(member)),
                            member.assets().stream().map(Asset::name))))
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** The text without what it quotes, so that an English title is no English in a French text. */
  private static String without(List<String> quoted, String text) {
    String rest = text;
    for (String quote : quoted) {
      rest = rest.replace(quote, " ");
    }
    return rest;
  }

  private static List<String> words(String text) {
    Matcher matcher = WORD.matcher(text);
    return matcher.results().map(found -> found.group()).toList();
  }
}
