package dev.handoff.codec;

import dev.handoff.domain.definition.Definition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What could be read of a catalog record.
 *
 * @param definition with placeholders in the fields at fault; null when the record is not one JSON
 *     object
 * @param refusal why it is not one; empty when it is
 * @param faults every fault that reading found, in the order of reading
 */
public record DefinitionDraft(
    @Nullable Definition definition, String refusal, List<FieldFault> faults) {

  public DefinitionDraft {
    faults = List.copyOf(faults);
  }

  static DefinitionDraft unreadable(String refusal) {
    return new DefinitionDraft(null, refusal, List.of());
  }

  /** The paths of the fields that hold placeholders. */
  public Set<String> unread() {
    return faults.stream().map(FieldFault::path).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The refusal of this record.
   *
   * @param original its bytes
   * @param all the faults of reading first, then those that other checks found; with a record that
   *     could not be read at all, none
   */
  public Rejection rejection(byte[] original, List<FieldFault> all) {
    if (definition == null) {
      return Rejection.whole(refusal, original);
    }
    return new Rejection(reason(all), all.get(0).path(), original, List.copyOf(all));
  }

  /** A fault of reading gives no text of the record away; others may quote it. */
  private String reason(List<FieldFault> all) {
    if (faults.isEmpty()) {
      return "the definition has " + all.size() + " fault(s), see faults";
    }
    String first = faults.get(0).sentence();
    return all.size() == 1 ? first : first + " (the first of " + all.size() + " faults)";
  }
}
