package dev.handoff.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a record, or one item of a batch, is not used (SPEC section 9, "Contracts").
 *
 * @param reason one sentence: what is wrong and what would be right; the same for the same fault,
 *     and free of personal data
 * @param field path of the first faulty field within {@code original}, such as {@code
 *     members[2].personId}; null when the record as a whole is at fault
 * @param original the record's own bytes; of a batch, the bad item written again
 * @param faults every fault of a catalog definition; empty for other records
 */
// Bytes as they came: never compared, and copying them for each would double what a flood costs.
@SuppressWarnings("ArrayRecordComponent")
public record Rejection(
    String reason, @Nullable String field, byte[] original, List<FieldFault> faults) {

  /** The record as a whole is at fault. */
  static Rejection whole(String reason, byte[] original) {
    return new Rejection(reason, null, original, List.of());
  }
}
