package dev.handoff.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handoff.domain.journey.Condition.Finding;
import dev.handoff.domain.journey.ConditionLanguage.BadConditionException;
import dev.handoff.domain.journey.ConditionLanguage.Fault;
import dev.handoff.fixture.FakeFacts;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelConditionsTest {

  private final AtomicInteger errors = new AtomicInteger();
  private final CelConditions conditions = new CelConditions(30, errors::incrementAndGet);

  /** Ada decides, Ben decides, Chloé influences, Diego uses; the champion is missing. */
  private static FakeFacts lumia() {
    return new FakeFacts()
        .engagementScore(72)
        .completenessScore(80)
        .status("Open")
        .account("industry", "Retail")
        .account("employees", 1_200L)
        .account("revenue", 12.5)
        .account("address", Map.of("city", "Lyon"))
        .missing("Champion")
        .member("ada", "Decision Maker", 90, "CFO", new BigDecimal("0.25"))
        .member("ben", "Decision Maker", 40, "CTO", null)
        .member("chloe", "Influencer", 55)
        .member("diego", "User", 10)
        .activities("formFilledOut", 7, 3)
        .moments("Web", 30, 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "group.engagementScore >= 60",
        "group.engagementScore > 71.5",
        "group.completenessScore == 80",
        "group.name == 'Asset management for Lumia'",
        "group.solutionInterest == 'assets'",
        "size(group.membersIn('Decision Maker')) >= 2",
        "group.membersIn('Decision Maker').exists(m, m.title == 'CFO')",
        "group.membersIn('decision maker').size() == 0",
        "has(group.account.industry) && group.account.industry == 'Retail'",
        "group.account['employees'] > 1000",
        "group.account.revenue * 2.0 == 25.0",
        "group.account.address.city == 'Lyon'",
        "!has(group.account.country)",
        "'industry' in group.account",
        "group.missingRoles.size() == 1 && 'Champion' in group.missingRoles",
        "group.members.exists(m, m.engagementScore > 50)",
        "group.members.filter(m, m.engagementScore > 50).size() == 2",
        "group.members.map(m, m.role)[0] == 'Decision Maker'",
        "group.members.all(m, m.unsubscribeRisk < 0.5)",
        "group.members.exists_one(m, has(m.unsubscribeRisk))",
        "group.members[0] == group.membersIn('Decision Maker')[0]",
        "group.activities('formFilledOut', 'P7D') > 0",
        "group.activities('formFilledOut', 'PT168H') == 3",
        "group.activities('emailOpened', 'P30D') == 0",
        "group.moments('Web', 'P30D') >= 1",
        "group.stage == '' && !has(group.stage) && has(group.status)",
        "group.status.startsWith('Op') && group.name.matches('L[uü]mia$')",
        "group.status + '!' == 'Open!'",
        "group.account.employees + group.engagementScore == 1272",
        "group.members.exists(m, group.account.employees + m.engagementScore == 1290)",
        "group.members.filter(m, m.role == 'User').map(m, m.engagementScore + 1) == [11]",
        "group.account.employees == 1200.0 && 1200 == group.account.employees",
        "group.engagementScore >= 90 || group.completenessScore >= 80",
        "group.engagementScore >= 60 ? group.completenessScore >= 80 : false",
      })
  void readsWhatTheVocabularyNames(String condition) throws BadConditionException {
    assertThat(conditions.compile(condition).holds(lumia())).isTrue();
    assertThat(errors).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group.account.country == 'FR'",
        "group.account.industry > 5",
        "group.account.industry",
        "group.members[9].role == 'User'",
        "group.engagementScore / 0 == 1",
        "group.activities('formFilledOut', group.status) > 0",
      })
  void isFalseAndCountedWhenItCannotBeEvaluated(String condition) throws BadConditionException {
    assertThat(conditions.compile(condition).holds(lumia())).isFalse();
    assertThat(errors).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          group.engagementScor >= 60          | 1 | 6  | a group has no engagementScor, only name, account, solutionInterest, status, stage, engagementScore, completenessScore, missingRoles, members
          group.members.exists(m, m.rol == '')| 1 | 26 | a member has no rol, only personId, role, title, engagementScore, segment, unsubscribeRisk
          grup.engagementScore >= 60          | 1 | 1  | there is no grup; a condition reads group
          group.engagementScore >= 'high'     | 1 | 23 | >= does not take (int, string)
          group.engagementScore               | 1 | 1  | is int, should be true or false
          group.activities('x', 'P31D') > 0   | 1 | 23 | 'P31D' should be whole days, P1D to P30D
          group.activities('x', 'PT36H') > 0  | 1 | 23 | 'PT36H' should be whole days, P1D to P30D
          group.activities('x', 'P0D') > 0    | 1 | 23 | 'P0D' should be whole days, P1D to P30D
          group.activities('x', 'a week') > 0 | 1 | 23 | 'a week' should be whole days, P1D to P30D
          group.moments('Fax', 'P7D') > 0     | 1 | 15 | there are no moments 'Fax', only Email, Milestone, Web
          group.name.matches('(')             | 1 | 19 | matches should take a regular expression in quotes (RE2 syntax)
          group.name.matches(group.stage)     | 1 | 19 | matches should take a regular expression in quotes (RE2 syntax)
          group.people('User').size() > 0     | 1 | 13 | there is no people(); a group has membersIn, activities, moments
          'Champion' in group.status          | 1 | 12 | in does not take (string, string)
          ``                                  | 1 | 1  | is empty, should be a condition, for example group.engagementScore >= 60
          """)
  void namesEachFaultWithItsPlace(String condition, int line, int column, String message) {
    assertThat(faults(condition)).containsExactly(new Fault(line, column, message));
  }

  @Test
  void countsLinesAndColumnsFromOne() {
    assertThat(faults("group.engagementScore >= 60\n  && group.missing.size() == 0"))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.line()).isEqualTo(2);
              assertThat(fault.column()).isEqualTo(11);
            });
    assertThat(faults("group.engagementScore >="))
        .singleElement()
        .satisfies(fault -> assertThat(fault.line()).isEqualTo(1));
  }

  @Test
  void namesAllFaultsAtOnce() {
    assertThat(faults("group.activities('x', 'P0D') > 0 && group.moments('Fax', 'P99D') > 0"))
        .hasSize(3);
    assertThat(faults("group.scor > 1 && group.stat == ''")).hasSize(2);
  }

  @Test
  void explainsEachPartWithWhatItSaw() throws BadConditionException {
    assertThat(
            explain(
                "group.engagementScore >= 60 && 90 <= group.completenessScore && "
                    + "size(group.membersIn('Decision Maker')) >= 2 && "
                    + "has(group.account.industry) && group.account.industry == 'Retail'"))
        .containsExactly(
            new Finding("group.engagementScore >= 60", "72", true),
            new Finding("90 <= group.completenessScore", "80", false),
            new Finding("size(group.membersIn('Decision Maker')) >= 2", "2", true),
            new Finding("has(group.account.industry)", "true", true),
            new Finding("group.account.industry == 'Retail'", "Retail", true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          group.missingRoles == []               | Champion
          'Champion' in group.missingRoles       | Champion
          group.status.startsWith('Op')          | Open
          group.stage == ''                      | –
          group.account.country == 'FR'          | –
          group.account.revenue > 10.0           | 12.5
          group.members == []                    | 4
          group.members[0].unsubscribeRisk > 0.1 | 0.25
          !(group.stage == 'x')                  | true
          group.account.owner == 'x'             | •••, Lyon
          """)
  void showsWhatASellerCanReadAndNoAddress(String condition, String value)
      throws BadConditionException {
    FakeFacts facts = lumia().account("owner", "ada@lumia.example, Lyon");
    assertThat(conditions.compile(condition).explain(facts))
        .extracting(Finding::value)
        .containsExactly(value.replace("•••, Lyon", "••• Lyon"));
  }

  @Test
  void splitsAtTheTopLevelOnly() throws BadConditionException {
    assertThat(explain("(group.stage == '' && true) && group.name != 'a && \"b\" \\' ('"))
        .extracting(Finding::condition)
        .containsExactly("(group.stage == '' && true)", "group.name != 'a && \"b\" \\' ('");
    assertThat(explain("true && false || true")).hasSize(1);
    assertThat(explain("true && true ? true : false")).hasSize(1);
    assertThat(explain("group.name != r'\\d' && '''it's && so''' != '' // && done")).hasSize(2);
  }

  @Test
  void readsAnAccountPastItsEmptyFields() throws BadConditionException {
    Map<String, Object> address = new HashMap<>();
    address.put("city", null);
    FakeFacts facts = lumia().account("address", address);
    facts.account().put("owner", null);
    assertThat(conditions.compile("group.account.industry == 'Retail'").holds(facts)).isTrue();
    assertThat(conditions.compile("has(group.account.owner)").holds(facts)).isFalse();
  }

  @Test
  void servesManyThreads() throws BadConditionException {
    CelCondition hot = conditions.compile("group.members.exists(m, m.engagementScore == 60)");
    assertThat(
            IntStream.range(0, 10_000)
                .parallel()
                .filter(i -> hot.holds(new FakeFacts().member("ada", "User", i % 101)))
                .count())
        .isEqualTo(IntStream.range(0, 10_000).filter(i -> i % 101 == 60).count());
  }

  @Test
  void knowsWhatItReads() throws BadConditionException {
    assertThat(
            conditions
                .compile(
                    "group.engagementScore >= 60 && size(group.membersIn('User')) > 0"
                        + " && group.account.industry == 'Retail' && group.moments('Web', 'P7D') > 0"
                        + " && [1].exists(i, group.activities('formFilledOut', 'P7D') > i)")
                .reads())
        .containsExactly("account", "activities", "engagementScore", "members", "moments");
    assertThat(conditions.compile("[group] != []").reads()).hasSize(11);
    assertThat(conditions.compile("true").reads()).isEmpty();
  }

  private List<Finding> explain(String condition) throws BadConditionException {
    return conditions.compile(condition).explain(lumia());
  }

  private List<Fault> faults(String condition) {
    return catchThrowableOfType(BadConditionException.class, () -> conditions.compile(condition))
        .faults();
  }
}
