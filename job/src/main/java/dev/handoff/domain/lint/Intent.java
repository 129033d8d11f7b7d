package dev.handoff.domain.lint;

import java.util.Locale;

/** What a content block is for (SPEC section 6). */
public enum Intent {
  /** What the person is owed: an order, an access, an appointment. */
  TRANSACTIONAL,
  /** What the person may like. */
  PROMOTIONAL,
  /** Neither: brand, greeting, legal lines. */
  NEUTRAL;

  private static final String START = "<#--";
  private static final String END = "-->";
  private static final String KEY = "intent:";

  /**
   * What a block's template says it is in its first line, {@code <#-- intent: transactional -->};
   * {@link #PROMOTIONAL} when it says nothing that is known.
   */
  public static Intent of(String template) {
    String line = template.lines().findFirst().orElse("").strip();
    if (line.startsWith(START) && line.endsWith(END)) {
      String inside = line.substring(START.length(), line.length() - END.length()).strip();
      if (inside.startsWith(KEY)) {
        String word = inside.substring(KEY.length()).strip().toUpperCase(Locale.ROOT);
        for (Intent intent : values()) {
          if (intent.name().equals(word)) {
            return intent;
          }
        }
      }
    }
    return PROMOTIONAL;
  }
}
