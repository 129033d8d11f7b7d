package dev.handoff.job;

import dev.handoff.domain.gate.FrequencyCap;
import dev.handoff.domain.gate.GateRules;
import dev.handoff.domain.gate.Jurisdiction;
import dev.handoff.domain.gate.QuietHours;
import dev.handoff.domain.message.AllowList;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ConfigOption;
import org.jspecify.annotations.Nullable;

/** Reads the options of the gate. */
final class GateSettings {

  private static final String NONE = "none";
  private static final String EU = "EU";
  private static final Pattern HOURS = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
  private static final Pattern MOST_IN = Pattern.compile("(\\d{1,6}) in (P\\S+)");
  private static final Duration LONGEST_CAP = Duration.ofDays(30);

  private GateSettings() {}

  /** What the gate goes by; the faults are in {@code values}. */
  static GateRules read(OptionValues values, AllowList allowed) {
    return new GateRules(
        quietHours(values),
        cap(values),
        allowed,
        jurisdiction(values),
        Duration.ofDays(values.between(HandoffOptions.ENGAGEMENT_LOOKBACK_DAYS, 1, 366)));
  }

  private static QuietHours quietHours(OptionValues values) {
    String text =
        values.orElse(GateOptions.QUIET_HOURS, GateOptions.QUIET_HOURS.defaultValue()).strip();
    if (text.equals(NONE)) {
      return QuietHours.NONE;
    }
    Matcher hours = HOURS.matcher(text);
    try {
      if (hours.matches()) {
        return new QuietHours(LocalTime.parse(hours.group(1)), LocalTime.parse(hours.group(2)));
      }
    } catch (DateTimeException e) {
      values.fault(fault(GateOptions.QUIET_HOURS, "21:00-08:00 or none", text));
      return QuietHours.DEFAULT;
    }
    values.fault(fault(GateOptions.QUIET_HOURS, "21:00-08:00 or none", text));
    return QuietHours.DEFAULT;
  }

  private static @Nullable FrequencyCap cap(OptionValues values) {
    String text = values.orElse(GateOptions.CAP, GateOptions.CAP.defaultValue()).strip();
    if (text.equals(NONE)) {
      return null;
    }
    Matcher cap = MOST_IN.matcher(text);
    try {
      if (cap.matches()) {
        int most = Integer.parseInt(cap.group(1));
        Duration within = Duration.parse(cap.group(2));
        boolean positive = most > 0 && !within.isNegative() && !within.isZero();
        if (positive && within.compareTo(LONGEST_CAP) <= 0) {
          return new FrequencyCap(most, within);
        }
      }
    } catch (DateTimeException e) {
      values.fault(fault(GateOptions.CAP, "3 in P7D, at most P30D, or none", text));
      return FrequencyCap.DEFAULT;
    }
    values.fault(fault(GateOptions.CAP, "3 in P7D, at most P30D, or none", text));
    return FrequencyCap.DEFAULT;
  }

  private static Jurisdiction jurisdiction(OptionValues values) {
    String text = values.orElse(GateOptions.JURISDICTION, EU).strip();
    if (!text.equals(EU) && !text.matches("[A-Z]{2}")) {
      values.fault(
          fault(
              GateOptions.JURISDICTION, "EU or two letters of a country, such as FR or US", text));
    }
    return Jurisdiction.of(text);
  }

  private static String fault(ConfigOption<String> option, String takes, String text) {
    return option.key() + ": takes " + takes + ", not \"" + text + "\"";
  }
}
