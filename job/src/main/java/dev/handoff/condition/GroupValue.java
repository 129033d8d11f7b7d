package dev.handoff.condition;

import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import dev.handoff.domain.journey.GroupFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group as one evaluation of a condition sees it: reads only the facts that the condition asks
 * for. For {@code has}, a text or a list that is empty is not there.
 */
@SuppressWarnings("Immutable") // Lives for one evaluation, in one thread.
final class GroupValue extends StructValue<String, GroupValue> {

  private final GroupFacts facts;
  private @Nullable Map<String, Object> account;
  private @Nullable List<MemberValue> members;
  private final Map<String, List<MemberValue>> byRole = new HashMap<>();

  GroupValue(GroupFacts facts) {
    this.facts = facts;
  }

  GroupFacts facts() {
    return facts;
  }

  @Override
  public Object select(String field) {
    return switch (field) {
      case "name" -> facts.name();
      case "account" -> account();
      case "solutionInterest" -> facts.solutionInterest();
      case "status" -> facts.status();
      case "stage" -> facts.stage();
      case "engagementScore" -> (long) facts.engagementScore();
      case "completenessScore" -> (long) facts.completenessScore();
      case "missingRoles" -> facts.missingRoles();
      case "members" -> members();
      default -> throw new IllegalArgumentException("a group has no " + field);
    };
  }

  @Override
  public Optional<Object> find(String field) {
    Object value = select(field);
    boolean isEmpty = value.equals("") || (value instanceof List<?> list && list.isEmpty());
    return isEmpty ? Optional.empty() : Optional.of(value);
  }

  /** The members in this role, as written in the snapshot. */
  List<MemberValue> membersIn(String role) {
    return byRole.computeIfAbsent(
        role, asked -> members().stream().filter(member -> member.isIn(asked)).toList());
  }

  private Map<String, Object> account() {
    if (account == null) {
      account = AccountFields.of(facts.account());
    }
    return account;
  }

  private List<MemberValue> members() {
    if (members == null) {
      members = facts.members().stream().map(MemberValue::new).toList();
    }
    return members;
  }

  @Override
  public GroupValue value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return false;
  }

  @Override
  public CelType celType() {
    return GroupVocabulary.GROUP;
  }
}
