package dev.handoff.domain.gate;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Whose law says what holds for a person who has said nothing about promotional mail (SPEC section
 * 9, "Consent"); the most restrictive first. What this leaves to a lawyer is in {@code
 * job/docs/consent-and-caps.md}.
 */
public enum Jurisdiction {
  /** The EU's rule, taken for every country that is not named here: no mail without consent. */
  ELSEWHERE,
  /** Mail to people at work about their work may go out until they object (CPCE L.34-5). */
  FR,
  /** Mail may go out until the person objects (CAN-SPAM). */
  US;

  private static final Map<String, Jurisdiction> BY_NAME = names();

  /**
   * The jurisdiction of a country or union, by its code (two or three letters) or its English or
   * French name; {@link #ELSEWHERE} for all else.
   */
  public static Jurisdiction of(String text) {
    return BY_NAME.getOrDefault(text.strip().toUpperCase(Locale.ROOT), ELSEWHERE);
  }

  /**
   * Whether promotional mail may go to somebody who has said nothing.
   *
   * @param groupMember whether the person is a member of a buying group, so at work
   */
  boolean allowsUnasked(boolean groupMember) {
    return this == US || (this == FR && groupMember);
  }

  private static Map<String, Jurisdiction> names() {
    Map<String, Jurisdiction> names = new HashMap<>();
    for (Jurisdiction jurisdiction : new Jurisdiction[] {FR, US}) {
      Locale country = new Locale.Builder().setRegion(jurisdiction.name()).build();
      names.put(country.getCountry(), jurisdiction);
      names.put(country.getISO3Country(), jurisdiction);
      for (Locale language : new Locale[] {Locale.ENGLISH, Locale.FRENCH}) {
        names.put(country.getDisplayCountry(language).toUpperCase(Locale.ROOT), jurisdiction);
      }
    }
    return Map.copyOf(names);
  }
}
