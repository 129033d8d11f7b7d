package dev.handoff.domain.group;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One whole snapshot of a buying group (SPEC section 1, topic {@code buying-groups}); the newest
 * {@code updatedAt} wins.
 *
 * @param buyingGroupId the key of everything downstream
 * @param name given by the owner, or null: then it is shown as "(solution interest) for (account)"
 * @param account whose group it is; null only when {@code deleted}
 * @param solutionInterest the id of what the group may buy; empty only when {@code deleted}
 * @param status free text, possibly empty
 * @param stage free text, or null
 * @param members everyone in the group, each person once
 * @param updatedAt when the source last changed this snapshot
 * @param deleted true when the group is gone
 */
public record BuyingGroup(
    String buyingGroupId,
    @Nullable String name,
    @Nullable Account account,
    String solutionInterest,
    String status,
    @Nullable String stage,
    List<Member> members,
    Instant updatedAt,
    boolean deleted) {}
