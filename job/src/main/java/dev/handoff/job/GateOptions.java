package dev.handoff.job;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** The options of the gate before every mail (SPEC section 9, "Gate"). */
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

  private GateOptions() {}
}
