package dev.handoff.job;

import dev.handoff.domain.gate.FrequencyCap;
import dev.handoff.domain.gate.GateRules;
import dev.handoff.domain.gate.Jurisdiction;
import dev.handoff.domain.gate.QuietHours;
import dev.handoff.domain.message.AllowList;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.jspecify.annotations.Nullable;

/** The options of the gate before every mail, and how they are read (SPEC section 9, "Gate"). */
public final class GateOptions {

  public static final ConfigOption<String> QUIET_HOURS =
      ConfigOptions.key("gate.quiet-hours")
          .stringType()
          .defaultValue("21:00-08:00")
          .withDescription(
              "When promotional mail waits, by the recipient's clock: `21:00-08:00`, or `none`.");
  public static final ConfigOption<String> CAP =
      ConfigOptions.key("gate.cap")
          .stringType()
          .defaultValue("3 in P7D")
          .withDescription(
              "How many mails an address may get until promotional mail stops: `3 in P7D`, at most `P30D`, or `none`.");
  public static final ConfigOption<String> JURISDICTION =
      ConfigOptions.key("consent.jurisdiction")
          .stringType()
          .defaultValue("EU")
          .withDescription(
              "Whose law says what holds for who has said nothing, where neither a consent nor the account's country does: `EU`, or a country such as `FR` or `US`.");
  public static final ConfigOption<String> TRACK_BASE_URL =
      ConfigOptions.key("track.base-url")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Start of the links by which people unsubscribe, such as `https://mail.example.com`; required where the catalog has promotional messages.");

  private static final String NONE = "none";
  private static final String EU = "EU";
  private static final Pattern HOURS = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
  private static final Pattern MOST_IN = Pattern.compile("(\\d{1,6}) in (P\\S+)");
  private static final Duration LONGEST_CAP = Duration.ofDays(30);

  private GateOptions() {}

  /** What the gate goes by; the faults are in {@code values}. */
  static GateRules read(OptionValues values, AllowList allowed) {
    return new GateRules(
        quietHours(values),
        cap(values),
        allowed,
        jurisdiction(values),
        Duration.ofDays(values.between(HandoffOptions.ENGAGEMENT_LOOKBACK_DAYS, 1, 366)));
  }

  /** Without a slash at the end; null when there is none. */
  static @Nullable String trackBaseUrl(OptionValues values) {
    String text = values.get(TRACK_BASE_URL);
    if (text == null) {
      return null;
    }
    boolean web;
    try {
      URI uri = URI.create(text);
      web =
          uri.getHost() != null
              && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      web = false;
    }
    if (!web) {
      values.fault(
          TRACK_BASE_URL.key() + ": takes a URL such as https://mail.example.com, not \"" + text + "\"");
      return null;
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static QuietHours quietHours(OptionValues values) {
    String text = values.orElse(QUIET_HOURS, QUIET_HOURS.defaultValue()).strip();
    if (text.equals(NONE)) {
      return QuietHours.NONE;
    }
    Matcher hours = HOURS.matcher(text);
    try {
      if (hours.matches()) {
        return new QuietHours(LocalTime.parse(hours.group(1)), LocalTime.parse(hours.group(2)));
      }
    } catch (DateTimeException e) {
      values.fault(fault(QUIET_HOURS, "21:00-08:00 or none", text));
      return QuietHours.DEFAULT;
    }
    values.fault(fault(QUIET_HOURS, "21:00-08:00 or none", text));
    return QuietHours.DEFAULT;
  }

  private static @Nullable FrequencyCap cap(OptionValues values) {
    String text = values.orElse(CAP, CAP.defaultValue()).strip();
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
      values.fault(fault(CAP, "3 in P7D, at most P30D, or none", text));
      return FrequencyCap.DEFAULT;
    }
    values.fault(fault(CAP, "3 in P7D, at most P30D, or none", text));
    return FrequencyCap.DEFAULT;
  }

  private static Jurisdiction jurisdiction(OptionValues values) {
    String text = values.orElse(JURISDICTION, EU).strip();
    if (!text.equals(EU) && !text.matches("[A-Z]{2}")) {
      values.fault(fault(JURISDICTION, "EU or two letters of a country, such as FR or US", text));
    }
    return Jurisdiction.of(text);
  }

  private static String fault(ConfigOption<String> option, String takes, String text) {
    return option.key() + ": takes " + takes + ", not \"" + text + "\"";
  }
}
