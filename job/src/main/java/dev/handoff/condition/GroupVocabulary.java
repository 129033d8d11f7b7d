package dev.handoff.condition;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.List;
import java.util.Optional;

/** The words a condition may use, with their types (SPEC section 4). */
final class GroupVocabulary implements CelTypeProvider {

  /** The one variable. */
  static final String VARIABLE = "group";

  static final CelType GROUP = StructTypeReference.create("Group");
  static final CelType MEMBER = StructTypeReference.create("Member");

  static final String MEMBERS_IN = "membersIn";
  static final String ACTIVITIES = "activities";
  static final String MOMENTS = "moments";

  static final String MEMBERS_IN_ID = "group_membersIn_string";
  static final String ACTIVITIES_ID = "group_activities_string_string";
  static final String MOMENTS_ID = "group_moments_string_string";

  /** Field of a group, in the order of the specification. */
  private static final ImmutableMap<String, CelType> GROUP_FIELDS =
      ImmutableMap.<String, CelType>builder()
          .put("name", SimpleType.STRING)
          .put("account", MapType.create(SimpleType.STRING, SimpleType.DYN))
          .put("solutionInterest", SimpleType.STRING)
          .put("status", SimpleType.STRING)
          .put("stage", SimpleType.STRING)
          .put("engagementScore", SimpleType.INT)
          .put("completenessScore", SimpleType.INT)
          .put("missingRoles", ListType.create(SimpleType.STRING))
          .put("members", ListType.create(MEMBER))
          .buildOrThrow();

  private static final ImmutableMap<String, CelType> MEMBER_FIELDS =
      ImmutableMap.<String, CelType>builder()
          .put("personId", SimpleType.STRING)
          .put("role", SimpleType.STRING)
          .put("title", SimpleType.STRING)
          .put("engagementScore", SimpleType.INT)
          .put("segment", SimpleType.STRING)
          .put("unsubscribeRisk", SimpleType.DOUBLE)
          .buildOrThrow();

  private final ImmutableList<CelType> types =
      ImmutableList.of(struct(GROUP, GROUP_FIELDS), struct(MEMBER, MEMBER_FIELDS));

  private static StructType struct(CelType type, ImmutableMap<String, CelType> fields) {
    return StructType.create(
        type.name(), fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return types;
  }

  @Override
  public Optional<CelType> findType(String name) {
    return types.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /** The names of a group's fields. */
  static List<String> groupFields() {
    return GROUP_FIELDS.keySet().asList();
  }

  /** The names of a member's fields. */
  static List<String> memberFields() {
    return MEMBER_FIELDS.keySet().asList();
  }

  /** The functions of a group; the second argument of the last two is a duration of whole days. */
  static List<CelFunctionDecl> functions() {
    return List.of(
        CelFunctionDecl.newFunctionDeclaration(
            MEMBERS_IN,
            CelOverloadDecl.newMemberOverload(
                MEMBERS_IN_ID, ListType.create(MEMBER), GROUP, SimpleType.STRING)),
        counting(ACTIVITIES, ACTIVITIES_ID),
        counting(MOMENTS, MOMENTS_ID));
  }

  private static CelFunctionDecl counting(String name, String overloadId) {
    return CelFunctionDecl.newFunctionDeclaration(
        name,
        CelOverloadDecl.newMemberOverload(
            overloadId, SimpleType.INT, GROUP, SimpleType.STRING, SimpleType.STRING));
  }
}
