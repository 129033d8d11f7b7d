package dev.handoff.domain.group;

import org.jspecify.annotations.Nullable;

/**
 * The customer a buying group belongs to.
 *
 * @param id the account's id at its owner
 * @param name what sales calls it
 * @param country as the owner writes it, often ISO 3166 alpha-2
 * @param industry as the owner writes it
 * @param attributesJson the whole account object as canonical JSON, known fields included, for
 *     conditions over {@code group.account}
 */
public record Account(
    String id,
    String name,
    @Nullable String country,
    @Nullable String industry,
    String attributesJson) {}
