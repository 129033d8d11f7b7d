package dev.handoff.domain.insight;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What conditions may know of how a person takes mail.
 *
 * @param segment id of the segment; empty while the person got no mail in the window
 * @param unsubscribeRisk 0 to 1 at three decimals; null without promotional mail in the window, or
 *     once the person has left
 */
public record MemberInsight(String segment, @Nullable BigDecimal unsubscribeRisk) {

  /** Of a person without mail. */
  public static final MemberInsight NONE = new MemberInsight("", null);
}
