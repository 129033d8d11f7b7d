package dev.handoff.condition;

import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import dev.handoff.domain.journey.GroupFacts;
import java.util.Optional;

/**
 * A member as a condition sees it. For {@code has}, a text that is empty is not there, and neither
 * is a risk that is not known, which reads as 0.
 */
@SuppressWarnings("Immutable") // Immutable, but the library cannot know it of a decimal number.
final class MemberValue extends StructValue<String, MemberValue> {

  private final GroupFacts.MemberFacts facts;

  MemberValue(GroupFacts.MemberFacts facts) {
    this.facts = facts;
  }

  boolean isIn(String role) {
    return facts.role().equals(role);
  }

  @Override
  public Object select(String field) {
    return switch (field) {
      case "personId" -> facts.personId();
      case "role" -> facts.role();
      case "title" -> facts.title();
      case "engagementScore" -> (long) facts.engagementScore();
      case "segment" -> facts.segment();
      case "unsubscribeRisk" ->
          facts.unsubscribeRisk() == null ? 0.0 : facts.unsubscribeRisk().doubleValue();
      default -> throw new IllegalArgumentException("a member has no " + field);
    };
  }

  @Override
  public Optional<Object> find(String field) {
    Object value = select(field);
    boolean isUnknown = field.equals("unsubscribeRisk") && facts.unsubscribeRisk() == null;
    return isUnknown || value.equals("") ? Optional.empty() : Optional.of(value);
  }

  @Override
  public MemberValue value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return false;
  }

  @Override
  public CelType celType() {
    return GroupVocabulary.MEMBER;
  }

  /** Two values of one member are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof MemberValue member && member.facts.equals(facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }
}
