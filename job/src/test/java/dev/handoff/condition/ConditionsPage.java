package dev.handoff.condition;

import dev.cel.common.types.CelType;
import dev.cel.common.types.StructType;
import dev.handoff.domain.journey.ConditionLanguage.BadConditionException;
import dev.handoff.fixture.FakeFacts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The page about the words of conditions, written from the vocabulary and tried out. */
final class ConditionsPage {

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("Group.name", "what the group is called"),
          Map.entry("Group.account", "the fields of the account's record; `has()` asks for one"),
          Map.entry("Group.solutionInterest", "id of the solution interest"),
          Map.entry("Group.status", "free text of the owner, or set by a journey; absent is `''`"),
          Map.entry("Group.stage", "likewise"),
          Map.entry("Group.engagementScore", "0 to 100, rounded half up"),
          Map.entry("Group.completenessScore", "0 to 100, rounded half up"),
          Map.entry("Group.missingRoles", "required roles with no member, in template order"),
          Map.entry("Group.members", "everybody in the newest snapshot"),
          Map.entry("Member.personId", "the person's id"),
          Map.entry("Member.role", "role in the group"),
          Map.entry("Member.title", "job title; absent is `''`"),
          Map.entry("Member.engagementScore", "the person's score, 0 to 100"),
          Map.entry(
              "Member.segment",
              "how the person takes mail: `orders-only`, `after-purchase`, `offers`, `fading`, `silent`, or of a model of one's own; `''` while there is none"),
          Map.entry(
              "Member.unsubscribeRisk",
              "how likely the person leaves within 14 days, 0 to 1; 0 while it is not known, see `has()`"));

  private static final String FUNCTIONS =
      """
      | function | gives |
      |---|---|
      | `group.membersIn('Champion')` | the members in this role, as the snapshot writes it |
      | `group.activities('pageViewed', 'P7D')` | how many activities of the type counted, in the last whole days, today included |
      | `group.moments('Web', 'P7D')` | how many interesting moments of the type (Email, Milestone, Web), likewise |

      """;

  private static final List<String> EXAMPLES =
      List.of(
          "group.engagementScore >= 60 && group.completenessScore >= 75",
          "group.account.country == 'FR'",
          "group.account.country in ['ES', 'US']",
          "has(group.account.employees) && group.account.employees > 500",
          "has(group.account.parent)",
          "group.account.parent == 'Lumia Holding'",
          "group.status != 'Closed'",
          "'Champion' in group.missingRoles",
          "size(group.membersIn('Decision Maker')) >= 2",
          "group.members.exists(m, m.role == 'Decision Maker' && m.engagementScore >= 80)",
          "group.members.all(m, m.unsubscribeRisk < 0.5)",
          "group.members.filter(m, m.engagementScore >= 50).size() == 2",
          "group.members.exists(m, m.title.matches('(?i).*marketing.*'))",
          "group.activities('formFilledOut', 'P7D') > 0 || group.moments('Web', 'P7D') >= 2",
          "group.name.startsWith('Lumia')");

  private ConditionsPage() {}

  static String markdown() throws BadConditionException {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Conditions

        Written from the code by `ConditionsPageTest`; a test fails when the two differ. Conditions are [CEL](https://cel.dev) over one variable, `group`, and are type-checked before a definition takes effect.

        An evaluation that fails, such as one that asks for a field of the account that is not there, is false, and is counted.

        """);
    for (CelType type : new GroupVocabulary().types()) {
      page.append("## ").append(type.name()).append("\n\n| field | type | |\n|---|---|---|\n");
      for (StructType.Field field : fields((StructType) type)) {
        page.append("| `" + field.name() + "` | " + named(field.type()) + " | ")
            .append(meaning(type.name() + "." + field.name()) + " |\n");
      }
      page.append('\n');
    }
    page.append("## Functions\n\n").append(FUNCTIONS);
    page.append("## Examples\n\n")
        .append("For a group with engagement score 67 and completeness 75, account in FR with")
        .append(" 1,200 employees, status Open, Champion missing, two Decision Makers with scores")
        .append(" 81 and 50 (one a Head of Marketing) and a Practitioner with 20; one form filled")
        .append(" out in seven days.\n\n| condition | |\n|---|---|\n");
    for (String example : EXAMPLES) {
      boolean holds = new CelConditions(30, () -> {}).compile(example).holds(group());
      page.append("| `" + example.replace("|", "\\|") + "` | " + holds + " |\n");
    }
    page.append("\n## Limits\n\n")
        .append("At most " + CelConditions.LONGEST + " characters; nested ")
        .append(ConditionRules.DEEPEST + " deep; loops " + ConditionRules.MOST_NESTED_LOOPS)
        .append(" deep; all loops of one evaluation together " + CelConditions.MOST_TURNS)
        .append(" turns, else it fails. In a loop no texts and lists are joined by `+`, and none")
        .append(" makes a list of lists. `matches` takes a regular expression in quotes (RE2)")
        .append(" and stands in one loop at most. Days are whole, up to the job's look-back.\n");
    return page.toString();
  }

  private static List<StructType.Field> fields(StructType type) {
    List<String> names =
        type.name().equals("Group")
            ? GroupVocabulary.groupFields()
            : GroupVocabulary.memberFields();
    return names.stream().map(name -> type.findField(name).orElseThrow()).toList();
  }

  private static String meaning(String field) {
    String meaning = MEANINGS.get(field);
    if (meaning == null) {
      throw new IllegalStateException("the page says nothing of " + field);
    }
    return meaning;
  }

  private static String named(CelType type) {
    return switch (type.kind()) {
      case STRING -> "text";
      case INT -> "whole number";
      case DOUBLE -> "number";
      case MAP -> "map of texts to anything";
      case LIST ->
          "list of " + (type.parameters().get(0).name().equals("Member") ? "members" : "texts");
      default -> type.name();
    };
  }

  private static FakeFacts group() {
    return new FakeFacts()
        .engagementScore(67)
        .completenessScore(75)
        .status("Open")
        .account("country", "FR")
        .account("employees", 1_200)
        .missing("Champion")
        .member("ada", "Decision Maker", 81, "Head of Marketing", new BigDecimal("0.1"))
        .member("ben", "Decision Maker", 50)
        .member("cleo", "Practitioner", 20)
        .activities("formFilledOut", 7, 1);
  }
}
