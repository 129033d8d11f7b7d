package dev.handoff.domain.backtest;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one alert when the draft takes the place of the live catalog.
 *
 * @param live the alert under the live catalog; null when there is none
 * @param draft the alert under the draft; null when there is none
 */
public record AlertChange(@Nullable Alerted live, @Nullable Alerted draft) {

  /** How the two differ. */
  public enum Kind {
    NEW,
    GONE,
    EARLIER,
    LATER,
    UNCHANGED;

    /** The name in a report. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How the two differ: by the instant alone. */
  public Kind kind() {
    if (live == null) {
      return Kind.NEW;
    }
    if (draft == null) {
      return Kind.GONE;
    }
    int moved = draft.at().compareTo(live.at());
    return moved == 0 ? Kind.UNCHANGED : moved < 0 ? Kind.EARLIER : Kind.LATER;
  }

  /** The alert under the draft, else the one that is gone. */
  public Alerted either() {
    return Objects.requireNonNull(draft == null ? live : draft, "one of two");
  }

  /** From the live instant to the draft's, negative when it comes earlier; null without both. */
  public @Nullable Duration shift() {
    return live == null || draft == null ? null : Duration.between(live.at(), draft.at());
  }
}
