package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.definition.Withdrawal;

/**
 * Reads the {@code catalog} topic: all kinds of definition, and withdrawals (SPEC sections 1, 4 and
 * 9). A rejection lists every fault of the definition. Never throws on any input.
 */
public final class CatalogReader {

  /** The definition in these bytes, or every fault that reading found in it. */
  public Parsed<Definition> read(byte[] json) {
    DefinitionDraft draft = draft(json);
    Definition definition = draft.definition();
    return definition == null || !draft.faults().isEmpty()
        ? Parsed.rejected(draft.rejection(json, draft.faults()))
        : Parsed.of(definition);
  }

  /** What can be read of these bytes, for checks that find more faults than reading does. */
  public DefinitionDraft draft(byte[] json) {
    try {
      JsonNode node = RecordJson.parse(json);
      String refusal = Envelope.refusal(node);
      if (refusal != null) {
        return DefinitionDraft.unreadable(refusal);
      }
      JsonRecord record = JsonRecord.root(node);
      Definition definition = definition(record);
      return new DefinitionDraft(definition, "", record.faults());
    } catch (UnreadableException e) {
      return DefinitionDraft.unreadable(e.reason());
    }
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
