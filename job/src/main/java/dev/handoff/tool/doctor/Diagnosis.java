package dev.handoff.tool.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param level how bad it is
 * @param check what was looked at: {@code smtp}, {@code spf}, {@code dkim}, {@code dmarc}, {@code
 *     ptr}, {@code mx}, {@code allow} or {@code links}
 * @param subject of which name or address
 * @param found what is so
 * @param change what to change; null: nothing
 * @param record a line for the zone file, or null
 */
public record Diagnosis(
    Level level,
    String check,
    String subject,
    String found,
    @Nullable String change,
    @Nullable String record) {

  /** How bad it is. */
  public enum Level {
    /** As it should be. */
    FINE,
    /** Could not be looked at. */
    NOTE,
    /** Mail may be held for spam. */
    WARNING,
    /** Mail will be refused, or reach the wrong person. */
    FAULT;

    /** As it is printed. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Diagnosis fine(String check, String subject, String found) {
    return new Diagnosis(Level.FINE, check, subject, found, null, null);
  }

  static Diagnosis note(String check, String subject, String found, String change) {
    return new Diagnosis(Level.NOTE, check, subject, found, change, null);
  }

  static Diagnosis warning(String check, String subject, String found, String change) {
    return new Diagnosis(Level.WARNING, check, subject, found, change, null);
  }

  static Diagnosis fault(String check, String subject, String found, String change) {
    return new Diagnosis(Level.FAULT, check, subject, found, change, null);
  }

  /** The same with a line for the zone file. */
  Diagnosis publish(String name, String type, String value) {
    String shown = type.equals("TXT") ? quoted(value) : value;
    return new Diagnosis(level, check, subject, found, change, name + ". IN " + type + " " + shown);
  }

  /** Whether somebody has to do something. */
  public boolean isFinding() {
    return level.compareTo(Level.WARNING) >= 0;
  }

  /** A string of a TXT record holds at most 255 octets (RFC 1035 section 3.3). */
  static String quoted(String value) {
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < value.length(); i += 255) {
      String part = value.substring(i, Math.min(value.length(), i + 255));
      strings.add('"' + part.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    return strings.size() == 1 ? strings.get(0) : "( " + String.join(" ", strings) + " )";
  }
}
