package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** How a reason speaks of a value without giving it away. */
final class JsonKind {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.:+/-]{1,40}");

  private JsonKind() {}

  /** "a number", "an object". */
  static String of(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> "a number";
      case STRING -> "a text";
      case BOOLEAN -> "true or false";
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case NULL, MISSING, BINARY, POJO -> "null";
    };
  }

  /** The value itself when it looks like one of a closed set of names; else its kind. */
  static String orToken(JsonNode value) {
    return value.isTextual() && isToken(value.textValue())
        ? '"' + value.textValue() + '"'
        : of(value);
  }

  /**
   * Whether a text is short and of the letters that names are made of: nobody's name or address.
   */
  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }
}
