package dev.handoff.domain.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group's word to a person: you are listed, or no longer.
 *
 * @param buyingGroupId the group
 * @param groupName what the group is called
 * @param version {@code updatedAt} of the snapshot that says so
 * @param personId who; null when the person left, because only their key is kept
 */
public record MembershipChange(
    String buyingGroupId, String groupName, Instant version, @Nullable String personId) {}
