package dev.handoff.domain.lint;

/**
 * A content block as one part of a mail shows it.
 *
 * @param index place among the definition's blocks, from 0
 * @param name its name
 * @param characters what people see of it, without spaces and addresses of links
 */
public record RenderedBlock(int index, String name, Intent intent, int characters) {}
