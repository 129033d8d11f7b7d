package dev.handoff.operator;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.message.AllowList;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Decision;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.state.HandoffState;
import dev.handoff.state.StateAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The gate before a sales alert is mailed, by recipient: expired, not allowed, duplicate; first
 * stop wins (SPEC section 9, "Gate"). Input: one alert for one recipient. Output: what may be
 * mailed. Side output: {@link #DECISIONS}. State: ids of mails let through, until they could not be
 * asked for again.
 */
public final class GateAlert extends KeyedProcessFunction<String, OutboundMail, OutboundMail> {

  /** Every decision, with its reason. */
  public static final OutputTag<MessageDecision> DECISIONS =
      new OutputTag<>("messages", TypeInformation.of(MessageDecision.class));

  private static final long serialVersionUID = 1L;

  private final Timeline timeline;
  private final EngagementOptions engagement;
  private final AllowList allowed;
  private transient MapState<String, Instant> letThrough;

  public GateAlert(Timeline timeline, EngagementOptions engagement, AllowList allowed) {
    this.timeline = timeline;
    this.engagement = engagement;
    this.allowed = allowed;
  }

  @Override
  public void open(OpenContext context) {
    letThrough = getRuntimeContext().getMapState(HandoffState.mailsLetThrough());
  }

  @Override
  public void processElement(OutboundMail mail, Context context, Collector<OutboundMail> out) {
    Reason stop = stopOf(mail);
    context.output(DECISIONS, decision(mail, stop));
    if (stop == null) {
      Instant forgetAt = timeNow(mail).plus(Duration.ofDays(engagement.lookbackDays()));
      StateAccess.write(() -> letThrough.put(mail.messageId(), forgetAt));
      context.timerService().registerEventTimeTimer(forgetAt.toEpochMilli());
      out.collect(mail);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OutboundMail> out) {
    List<String> over = new ArrayList<>();
    for (Map.Entry<String, Instant> mail : StateAccess.read(letThrough::entries)) {
      if (mail.getValue().toEpochMilli() <= timestamp) {
        over.add(mail.getKey());
      }
    }
    over.forEach(messageId -> StateAccess.write(() -> letThrough.remove(messageId)));
  }

  private @Nullable Reason stopOf(OutboundMail mail) {
    if (timeNow(mail).isAfter(Objects.requireNonNull(mail.alert()).notAfter())) {
      return Reason.EXPIRED;
    }
    if (!allowed.allows(mail.recipient())) {
      return Reason.NOT_ALLOWED;
    }
    return StateAccess.read(() -> letThrough.contains(mail.messageId())) ? Reason.DUPLICATE : null;
  }

  /**
   * In a bounded run the moment of the decision: alerts on old data are mailed, not expired (SPEC
   * section 9).
   */
  private Instant timeNow(OutboundMail mail) {
    return timeline.bounded()
        ? Objects.requireNonNull(mail.alert()).decidedAt()
        : timeline.clock().instant();
  }

  private MessageDecision decision(OutboundMail mail, @Nullable Reason stop) {
    SalesAlert alert = Objects.requireNonNull(mail.alert());
    return new MessageDecision(
        mail.messageId(),
        MessageClass.ALERT,
        null,
        null,
        alert.alertId(),
        null,
        alert.journeyId(),
        alert.journeyVersion(),
        alert.entry(),
        alert.nodeId(),
        alert.buyingGroupId(),
        null,
        mail.recipient(),
        null,
        stop == null ? Decision.SEND : Decision.STOP,
        stop,
        null,
        timeNow(mail));
  }
}
