package dev.handoff.domain.lint;

/**
 * One thing that a message must not have, or lacks.
 *
 * @param path the field of the definition, for example {@code blocks[1].block}
 * @param message what is wrong, and what to move where
 */
public record LintFault(String path, String message) {}
