package dev.handoff.operator;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.summary.RulesSummariser;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * The summarise stage. Input: alerts as decided. Output: the same with a summary, written by rules
 * from the alert's own facts. State: none.
 */
public final class SummariseAlert extends RichMapFunction<SalesAlert, SalesAlert> {

  private static final long serialVersionUID = 1L;

  private transient RulesSummariser rules;

  @Override
  public void open(OpenContext context) {
    rules = new RulesSummariser();
  }

  @Override
  public SalesAlert map(SalesAlert alert) {
    return alert.withSummary(
        new SalesAlert.Summary(rules.summarise(alert), SalesAlert.Origin.RULES));
  }
}
