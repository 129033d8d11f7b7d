package dev.handoff.operator;

import dev.handoff.codec.CatalogReader;
import dev.handoff.codec.DefinitionDraft;
import dev.handoff.codec.FieldFault;
import dev.handoff.codec.Rejection;
import dev.handoff.condition.CelConditions;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.JourneyCheck;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.template.TemplateFault;
import dev.handoff.template.TemplateSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a definition can take effect, and if not, everything that is wrong with it: fields,
 * addresses, conditions, the ways between nodes, the texts of messages (SPEC section 4). The job
 * refuses by it, and {@code validate} and {@code publish} ask it before.
 */
public final class DefinitionCheck {

  private final CatalogReader reader = new CatalogReader();
  private final CelConditions language;

  /**
   * @param lookbackDays the most days that a condition may reach back
   */
  public DefinitionCheck(int lookbackDays) {
    this.language = new CelConditions(lookbackDays, () -> {});
  }

  /**
   * What came of a definition.
   *
   * @param definition what could be read of it; null when that is nothing
   * @param rejection why it cannot take effect; null when it can
   */
  public record Checked(@Nullable Definition definition, @Nullable Rejection rejection) {}

  /** Checks one catalog record, which may be a withdrawal. Never throws on any input. */
  public Checked check(byte[] json) {
    DefinitionDraft draft = reader.draft(json);
    List<FieldFault> faults = new ArrayList<>(draft.faults());
    if (draft.definition() instanceof Journey journey) {
      checkWhole(journey, draft.unread(), faults);
    } else if (draft.definition() instanceof MessageDefinition message) {
      checkTexts("subject", message.subject(), faults);
      checkTexts("preheader", message.preheader(), faults);
    }
    boolean refused = draft.definition() == null || !faults.isEmpty();
    return new Checked(draft.definition(), refused ? draft.rejection(json, faults) : null);
  }

  /** Subject and preheader are FreeMarker too. */
  private static void checkTexts(
      String path, MessageDefinition.@Nullable LocalText text, List<FieldFault> faults) {
    if (text != null) {
      checkText(path + ".en", text.en(), faults);
      checkText(path + ".fr", text.fr(), faults);
    }
  }

  private static void checkText(String path, @Nullable String text, List<FieldFault> faults) {
    TemplateFault fault = text == null ? null : TemplateSyntax.faultOf(path + ".txt.ftl", text);
    if (fault != null) {
      faults.add(new FieldFault(path, fault.line(), fault.column(), fault.message()));
    }
  }

  private void checkWhole(Journey journey, Set<String> unread, List<FieldFault> faults) {
    new JourneyCheck(journey, language, unread)
        .faults()
        .forEach(
            fault ->
                faults.add(
                    new FieldFault(fault.path(), fault.line(), fault.column(), fault.message())));
  }
}
