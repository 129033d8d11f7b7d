package dev.handoff.operator;

import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.report.AwaitedGoal;
import dev.handoff.mail.MailAddress;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.OutputTag;

/** Makes {@link DeliverMail}, which needs the task's mailbox. */
public final class DeliverMailFactory extends AbstractStreamOperatorFactory<DeadLetter>
    implements OneInputStreamOperatorFactory<RecipientRecord, DeadLetter> {

  /** Every decision of the gate, with its reason. */
  public static final OutputTag<MessageDecision> DECISIONS = DeliveryOutput.DECISIONS;

  /** What became of each attempt. */
  public static final OutputTag<MessageEvent> EVENTS = DeliveryOutput.EVENTS;

  /** What a mail that was sent is meant to bring about. */
  public static final OutputTag<AwaitedGoal> GOALS = DeliveryOutput.GOALS;

  private static final long serialVersionUID = 1L;

  private final DeliverySettings settings;

  public DeliverMailFactory(DeliverySettings settings) {
    this.settings = settings;
  }

  /** One key a mailbox, however the address is spelled. */
  public static String keyOf(RecipientRecord record) {
    return MailAddress.canonical(record.recipient());
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T extends StreamOperator<DeadLetter>> T createStreamOperator(
      StreamOperatorParameters<DeadLetter> parameters) {
    return (T) new DeliverMail(parameters, settings);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return DeliverMail.class;
  }
}
