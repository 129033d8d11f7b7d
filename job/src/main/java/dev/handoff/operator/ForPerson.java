package dev.handoff.operator;

import dev.handoff.domain.exchange.AddressRecord;
import dev.handoff.domain.exchange.PersonKeys;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.report.AwaitedGoal;
import dev.handoff.domain.report.GoalRecord;
import java.io.Serializable;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Puts the person's key to what bears on mail to a person. State: none. */
public final class ForPerson<T, R> extends RichMapFunction<T, R> {

  private static final long serialVersionUID = 1L;

  private final PersonKeySecret personKeySecret;
  private final Form<T, R> form;
  private transient PersonKeys keys;

  private ForPerson(PersonKeySecret personKeySecret, Form<T, R> form) {
    this.personKeySecret = personKeySecret;
    this.form = form;
  }

  /** What a record becomes. */
  private interface Form<T, R> extends Serializable {
    R of(PersonKeys keys, T record);
  }

  /** Consents. */
  public static ForPerson<Consent, AddressRecord> consents(PersonKeySecret personKeySecret) {
    return new ForPerson<>(
        personKeySecret, (keys, consent) -> AddressRecord.of(keys.of(consent.personId()), consent));
  }

  /** Requests. */
  public static ForPerson<MessageRequest, AddressRecord> requests(PersonKeySecret personKeySecret) {
    return new ForPerson<>(
        personKeySecret, (keys, request) -> AddressRecord.of(keys.of(request.personId()), request));
  }

  /** Goals of mails that were sent. */
  public static ForPerson<AwaitedGoal, GoalRecord> goals(PersonKeySecret personKeySecret) {
    return new ForPerson<>(
        personKeySecret, (keys, goal) -> GoalRecord.of(keys.of(goal.personId()), goal));
  }

  @Override
  public void open(OpenContext context) {
    keys = personKeySecret.open();
  }

  @Override
  public R map(T record) {
    return form.of(keys, record);
  }
}
