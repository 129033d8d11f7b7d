package dev.handoff.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a block is for, as its first line says: {@code <#-- intent: transactional -->} (SPEC section
 * 9, "Messages").
 */
enum BlockIntent {
  TRANSACTIONAL,
  PROMOTIONAL,
  NEUTRAL;

  private static final Pattern FIRST_LINE = Pattern.compile("<#--\\s*intent:(.*?)-->.*");

  /**
   * What is wrong with the first line.
   *
   * @return null when it is right, or says nothing, which means promotional
   */
  static @Nullable TemplateFault faultOf(String file, String text) {
    Matcher line = FIRST_LINE.matcher(text.lines().findFirst().orElse(""));
    if (!line.matches() || names().contains(line.group(1).strip())) {
      return null;
    }
    return new TemplateFault(
        file,
        1,
        1 + line.start(1),
        "the intent of a block is "
            + String.join(", ", names())
            + ", not"
            + line.group(1).stripTrailing());
  }

  private static List<String> names() {
    return Arrays.stream(values())
        .map(intent -> intent.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toList());
  }
}
