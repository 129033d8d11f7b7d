package dev.handoff.template;

import freemarker.template.SimpleScalar;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What templates of messages can do with values of a request: {@code date(text)}, {@code
 * dateTime(text)} of an ISO-8601 time with offset, {@code money(number, 'EUR')}, {@code url(text)},
 * which is empty for what is no safe link, and {@code say({"en": …, "fr": …})}.
 */
final class MessageFunctions {

  private final Labels labels;
  private final ZoneId zone;
  private final UnaryOperator<String> click;

  /**
   * @param click what links lead to in place of their target
   */
  MessageFunctions(Labels labels, ZoneId zone, UnaryOperator<String> click) {
    this.labels = labels;
    this.zone = zone;
    this.click = click;
  }

  Map<String, TemplateMethodModelEx> all() {
    return Map.of(
        "date", arguments -> text(labels.date(time(arguments), zone)),
        "dateTime", arguments -> text(labels.dateTime(time(arguments), zone)),
        "money", arguments -> text(money(arguments)),
        "url", arguments -> text(link(string(arguments, 0))),
        "say", arguments -> text(inTheLanguage(arguments)));
  }

  private String link(String given) {
    String target = SafeLink.web(given);
    return target.isEmpty() ? target : click.apply(target);
  }

  /** Of {@code {en, fr}} the text in the mail's language, English where there is none. */
  private String inTheLanguage(List<?> arguments) throws TemplateModelException {
    if (!arguments.isEmpty() && arguments.get(0) instanceof TemplateHashModel texts) {
      TemplateModel own = texts.get(labels.language());
      if ((own == null ? texts.get("en") : own) instanceof TemplateScalarModel text) {
        return text.getAsString();
      }
    }
    return string(arguments, 0);
  }

  /** "€1,249.90" or "1 249,90 €" with no-break spaces. */
  private String money(List<?> arguments) throws TemplateModelException {
    if (!(arguments.get(0) instanceof TemplateNumberModel number)) {
      throw new TemplateModelException("money() takes a number and a currency such as 'EUR'");
    }
    Currency currency = currency(string(arguments, 1));
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    BigDecimal amount =
        new BigDecimal(number.getAsNumber().toString()).setScale(digits, RoundingMode.HALF_UP);
    boolean french = labels.language().equals("fr");
    Locale locale = french ? Locale.FRANCE : Locale.US;
    String symbol = currency.getSymbol(french ? Locale.FRANCE : Locale.UK);
    String grouped = String.format(Locale.US, "%,." + digits + "f", amount);
    if (!french) {
      return (symbol.length() > 1 ? symbol + "\u00a0" : symbol) + grouped;
    }
    return grouped.replace(",", "\u202f").replace(".", ",") + "\u00a0" + currency.getSymbol(locale);
  }

  private static Currency currency(String code) throws TemplateModelException {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new TemplateModelException("\"" + code + "\" is no ISO 4217 currency", e);
    }
  }

  private static Instant time(List<?> arguments) throws TemplateModelException {
    String text = string(arguments, 0);
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new TemplateModelException(
          "\"" + text + "\" is no ISO-8601 date and time with an offset", e);
    }
  }

  private static String string(List<?> arguments, int index) throws TemplateModelException {
    if (index < arguments.size() && arguments.get(index) instanceof TemplateScalarModel scalar) {
      return scalar.getAsString();
    }
    throw new TemplateModelException("takes a text as argument " + (index + 1));
  }

  private static SimpleScalar text(String value) {
    return new SimpleScalar(value);
  }
}
