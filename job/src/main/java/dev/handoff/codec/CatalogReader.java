package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.definition.Withdrawal;
import java.util.List;

/**
 * Reads the {@code catalog} topic: all kinds of definition, and withdrawals (SPEC sections 1, 4 and
 * 9). A rejection lists every fault of the definition. Never throws on any input.
 */
public final class CatalogReader {

  /** The definition in these bytes, or every fault found in it. */
  public Parsed<Definition> read(byte[] json) {
    try {
      JsonNode node = RecordJson.parse(json);
      String refusal = Envelope.refusal(node);
      return refusal == null
          ? judge(JsonRecord.root(node), json)
          : Parsed.rejected(Rejection.whole(refusal, json));
    } catch (UnreadableException e) {
      return Parsed.rejected(Rejection.whole(e.reason(), json));
    }
  }

  private static Parsed<Definition> judge(JsonRecord record, byte[] original) {
    Definition definition = definition(record);
    List<FieldFault> faults = List.copyOf(record.faults());
    if (faults.isEmpty()) {
      return Parsed.of(definition);
    }
    FieldFault first = faults.get(0);
    String reason =
        faults.size() == 1
            ? first.sentence()
            : first.sentence() + " (the first of " + faults.size() + " faults)";
    return Parsed.rejected(new Rejection(reason, first.path(), original, faults));
  }

  private static Definition definition(JsonRecord record) {
    Definition.Kind kind = record.oneOf("kind", WireNames.KINDS, Definition.Kind.JOURNEY);
    if (record.flag("deleted") || !record.faults().isEmpty()) {
      return new Withdrawal(kind, record.text("id"), record.time("updatedAt"));
    }
    return switch (kind) {
      case SOLUTION_INTEREST -> ScoringReader.solutionInterest(record);
      case ROLE_TEMPLATE -> ScoringReader.roleTemplate(record);
      case SCORE_MODEL -> ScoringReader.scoreModel(record);
      case JOURNEY -> JourneyReader.journey(record);
      case MESSAGE -> MessageDefinitionReader.message(record);
      case RISK_MODEL -> StatisticalModelReader.riskModel(record);
      case SEGMENT_MODEL -> StatisticalModelReader.segmentModel(record);
    };
  }
}
