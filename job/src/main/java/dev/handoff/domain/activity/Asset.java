package dev.handoff.domain.activity;

import org.jspecify.annotations.Nullable;

/**
 * The thing an activity was about: a mail, a page, a document, an event.
 *
 * @param id the owner's id, if known
 * @param name what people call it, if known
 * @param url where it is, if it has an address
 */
public record Asset(@Nullable String id, @Nullable String name, @Nullable String url) {}
