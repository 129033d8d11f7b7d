package dev.handoff.domain.lint;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words by which a reasonable reader of a subject line takes a mail for advertising (16 CFR
 * 316.3(a)(2)), in French and English. Taken off what is said of an order: "free" is promotional,
 * "delivery free of charge" of an order too, and better said in the body.
 */
final class PromotionalWords {

  private static final List<Pattern> WORDS =
      List.of(
          word("[-−–]?\\s?\\d+(?:[.,]\\d+)?\\s?%"),
          word("(?:free|gratuite?s?)"),
          word("(?:sale|sales|soldes|promo|promos|promotions?|promotionnel\\w*|bargains?)"),
          word("(?:special|exclusive|limited|new)\\s+(?:offers?|deals?)"),
          word("(?:offers?|deals?)"),
          word("offres?"),
          word("(?:discounts?|coupons?|vouchers?|remises?|réductions?|rabais|bons?\\s+d['’]achat)"),
          word("(?:save|économisez|profitez|dépêchez-vous|hurry)"),
          word("(?:buy\\s+now|shop\\s+now|order\\s+now|achetez|commandez)"),
          word("(?:don['’]t\\s+miss|ne\\s+manquez\\s+pas|last\\s+chance|dernière\\s+chance)"),
          word("(?:win|gagnez|gifts?|cadeaux?)"),
          word("(?:newsletter|lettre\\s+d['’]information)"),
          word("(?:discover|découvrez)"),
          word("(?:black\\s+friday|cyber\\s+monday|french\\s+days)"));

  private PromotionalWords() {}

  /** The first such word of a line; null when there is none. */
  static @Nullable String in(String line) {
    for (Pattern word : WORDS) {
      Matcher found = word.matcher(line);
      if (found.find()) {
        return found.group().strip();
      }
    }
    return null;
  }

  private static Pattern word(String expression) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])" + expression + "(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
