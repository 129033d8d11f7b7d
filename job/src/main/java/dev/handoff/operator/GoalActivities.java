package dev.handoff.operator;

import dev.handoff.codec.CatalogReader;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.domain.message.MessageDefinition.Goal;
import dev.handoff.domain.report.GoalRecord;
import dev.handoff.state.HandoffState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets through what bears on the goals of mail. Input: what people do, and erasures; broadcast: the
 * catalog, of which it keeps the messages that have a goal. Output: activities of a type that any
 * message ever had for its goal, so that nearly everything stops here; erasures. State: those
 * messages, for good.
 */
public final class GoalActivities
    extends BroadcastProcessFunction<PersonRecord, CatalogEntry, GoalRecord> {

  private static final long serialVersionUID = 1L;

  private final List<CatalogEntry> knownCatalog;
  private transient Set<String> types;
  private transient CatalogReader reader;
  private transient EarlierDefinitions earlier;

  /**
   * @param knownCatalog definitions read before the job began
   */
  public GoalActivities(List<CatalogEntry> knownCatalog) {
    this.knownCatalog = knownCatalog;
  }

  @Override
  public void open(OpenContext context) {
    types = new HashSet<>();
    reader = new CatalogReader();
    earlier = new EarlierDefinitions(knownCatalog);
  }

  @Override
  public void processElement(
      PersonRecord record, ReadOnlyContext context, Collector<GoalRecord> out) {
    earlier.readOnce(context.getBroadcastState(HandoffState.messages()), this::add);
    switch (record.kind()) {
      case ERASE -> out.collect(GoalRecord.erased(record.personKey(), record.at()));
      case ACTIVITY -> {
        if (record.activity() != null && !record.activity().automated()) {
          did(record, record.activity().type(), out);
        }
      }
      case MOMENT -> did(record, ActivityType.INTERESTING_MOMENT, out);
      case PROFILE, JOIN, LEAVE, MAIL -> {
        // No goal.
      }
    }
  }

  private void did(PersonRecord record, String type, Collector<GoalRecord> out) {
    if (types.contains(type)) {
      out.collect(GoalRecord.did(record.personKey(), type, record.at()));
    }
  }

  @Override
  public void processBroadcastElement(
      CatalogEntry entry, Context context, Collector<GoalRecord> out) throws Exception {
    earlier.readOnce(context.getBroadcastState(HandoffState.messages()), this::add);
    if (add(entry.json())) {
      context.getBroadcastState(HandoffState.messages()).put(entry.key(), entry.json());
    }
  }

  /** Whether it is a message with a goal. */
  private boolean add(byte[] json) {
    boolean hasGoal = false;
    for (Definition definition : reader.read(json).items()) {
      Goal goal = definition instanceof MessageDefinition message ? message.goal() : null;
      if (goal != null) {
        types.add(goal.type());
        hasGoal = true;
      }
    }
    return hasGoal;
  }
}
