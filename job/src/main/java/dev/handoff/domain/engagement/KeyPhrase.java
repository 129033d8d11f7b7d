package dev.handoff.domain.engagement;

import java.util.List;

/**
 * What people were interested in, in one to three words of meaning: a key to count by and a form to
 * show (SPEC section 5).
 *
 * @param key the same for singular and plural, with and without accents; words between spaces; not
 *     blank
 * @param shown how somebody wrote it; not blank
 */
public record KeyPhrase(String key, String shown) {

  private static final char BETWEEN = '\t';

  /** As one text, to travel and to be kept: key, tab, form. */
  public String packed() {
    return key.equals(shown) ? key : key + BETWEEN + shown;
  }

  /** Reads {@link #packed()}; a text without a tab is key and form in one. */
  public static KeyPhrase unpacked(String packed) {
    int tab = packed.indexOf(BETWEEN);
    return tab < 0
        ? new KeyPhrase(packed, packed)
        : new KeyPhrase(packed.substring(0, tab), packed.substring(tab + 1));
  }

  /** Only the key of {@link #packed()}. */
  static String keyOf(String packed) {
    int tab = packed.indexOf(BETWEEN);
    return tab < 0 ? packed : packed.substring(0, tab);
  }

  /** The words of the key. */
  List<String> words() {
    return List.of(key.split(" ", -1));
  }

  /** Whether this one's words stand in the longer other, side by side, in the key or as shown. */
  boolean isPartOf(KeyPhrase other) {
    return within(key, other.key) || within(shown, other.shown);
  }

  private static boolean within(String part, String whole) {
    return part.length() < whole.length() && (" " + whole + " ").contains(" " + part + " ");
  }
}
