package dev.handoff.domain.gate;

import dev.handoff.domain.message.AllowList;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the user can set about the gate.
 *
 * @param quietHours when promotional mail waits
 * @param cap how much mail an address may get before promotional mail stops; null: any
 * @param allowed who may get sales alerts
 * @param jurisdiction whose law applies where nothing says so
 * @param lookback how long a mail is remembered, so that it is not sent twice
 */
public record GateRules(
    QuietHours quietHours,
    @Nullable FrequencyCap cap,
    AllowList allowed,
    Jurisdiction jurisdiction,
    Duration lookback)
    implements Serializable {

  /** How long a promotional pass is remembered: as a duplicate, and for the cap. */
  Duration memory() {
    return cap == null || cap.within().compareTo(lookback) < 0 ? lookback : cap.within();
  }
}
