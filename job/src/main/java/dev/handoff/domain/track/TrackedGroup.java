package dev.handoff.domain.track;

import java.time.Instant;
import java.util.List;

/**
 * All that {@code track} keeps of one buying group.
 *
 * @param version {@code updatedAt} of its newest snapshot
 * @param content a hash of that snapshot, which decides between two of one time
 * @param memberKeys keys of the people it lists
 * @param deleted true when that snapshot deleted it
 */
public record TrackedGroup(
    Instant version, String content, List<String> memberKeys, boolean deleted) {}
