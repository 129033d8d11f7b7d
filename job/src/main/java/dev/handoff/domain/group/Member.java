package dev.handoff.domain.group;

/**
 * A person's place in a buying group.
 *
 * @param personId who
 * @param role a role's name, possibly blank or outside the template: then a member of weight 0
 */
public record Member(String personId, String role) {}
