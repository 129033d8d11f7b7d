package dev.handoff.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.domain.journey.ConditionLanguage.BadConditionException;
import dev.handoff.fixture.FakeFacts;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No condition, however it is written, holds up or breaks the job. */
@Timeout(20)
class HostileConditionsTest {

  private static final String TEN = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";

  private final AtomicInteger errors = new AtomicInteger();
  private final CelConditions conditions = new CelConditions(30, errors::incrementAndGet);
  private final FakeFacts group = new FakeFacts().account("text", "a".repeat(4_000));

  @BeforeEach
  void manyMembers() {
    IntStream.range(0, 1_000).forEach(i -> group.member("person-" + i, "User", 50));
  }

  @Test
  void aTextOfMoreThanFourThousandCharactersIsRefused() {
    refused("true" + " ".repeat(4_000));
    refused("true" + " || true".repeat(130_000));
  }

  @Test
  void deepNestingIsRefused() {
    refused("(".repeat(1_900) + "true" + ")".repeat(1_900));
    refused("-".repeat(3_000) + "group");
    refused("[".repeat(1_500) + "]".repeat(1_500) + " == []");
    refused("true ? ".repeat(500) + "true" + " : true".repeat(500));
    refused("1" + " + 1".repeat(900) + " > 0");
    refused("group.account" + ".a".repeat(1_500) + " == 1");
  }

  @Test
  void aListOfMoreThanAThousandThingsIsRefused() {
    String list = IntStream.range(0, 1_300).mapToObj(i -> "1").collect(Collectors.joining(","));
    refused("1 in [" + list + "]");
  }

  @Test
  void loopsMoreThanThreeDeepAreRefused() {
    refused(loops(4));
    refused("[[[[1].map(a, a)].map(b, b)].map(c, c)].map(d, d) == []");
  }

  @Test
  void loopsThatTurnTooOftenAreStopped() throws BadConditionException {
    isFalseAndCounted(
        "group.members.all(a, group.members.all(b, group.members.all(c, a.role == c.role)))");
    isFalseAndCounted("group.members.all(m, " + TEN + ".all(i, " + TEN + ".all(j, i + j > 0)))");
  }

  @Test
  void textsDoNotGrowInLoops() {
    refused("['a'].map(a, a + a)[0] == ''");
    refused("[group.account.text].map(a, a + a).map(a, a + a)[0] == ''");
    refused("[[1]].map(a, a + a)[0] == []");
    refused("[b'a'].map(a, a + a)[0] == b''");
    refused("[group.account.text].exists(a, [a].exists(b, b + b == ''))");
  }

  @Test
  void aMillionJoinedTextsDoNotHappen() throws BadConditionException {
    refused("'x'" + " + 'x'".repeat(1_000_000) + " == ''");
    String sum = "group.account.text" + " + group.account.text".repeat(60);
    assertThat(conditions.compile("(" + sum + ").size() == 244000").holds(group)).isTrue();
  }

  @Test
  void loopsDoNotMakeListsOfLists() throws BadConditionException {
    String many = "[" + "a,".repeat(119) + "a]";
    String tower = "[[[1]].map(a, " + many + ")].map(a, " + many + ").map(a, " + many + ")";
    refused(tower + " == " + tower + " && true");
    refused("group.members.map(a, group.members).size() > 0");
    refused("group.members.map(a, dyn(group.members)).size() > 0");
    refused("group.members.map(a, {'all': group.members}).size() > 0");
    assertThat(conditions.compile("group.members.map(m, m.role).size() == 1000").holds(group))
        .isTrue();
    assertThat(conditions.compile("group.members.filter(m, true).size() == 1000").holds(group))
        .isTrue();
  }

  @Test
  void whatLoopsAskForTakesTwoSecondsAtMost() throws BadConditionException {
    for (String body :
        List.of(
            "size(group.membersIn('User')) > 0",
            "group.members == group.members",
            "i in group.members.map(m, m.engagementScore)",
            "!group.account.text.contains('aaaaaaaaaaaaaaaaaab')",
            "size(group.account.text) > i")) {
      within(
          Duration.ofSeconds(2),
          () ->
              conditions
                  .compile("[1, 2, 3, 4].all(i, group.members.all(m, " + body + "))")
                  .holds(group));
    }
    within(
        Duration.ofSeconds(2),
        () ->
            conditions
                .compile("group.members.all(m, !group.account.text.matches('(a|b)*c'))")
                .holds(group));
    refused("group.members.all(m, [1].all(i, group.account.text.matches('(a|b)*c')))");
  }

  @Test
  void regularExpressionsTakeLinearTime() throws BadConditionException {
    within(
        Duration.ofSeconds(2),
        () -> conditions.compile("group.account.text.matches('(a*)*b')").holds(group));
    refused("group.account.text.matches('(((a{100}){100}){100}){100}')");
    refused("group.account.text.matches('a{1000}')");
    refused("group.account.text.matches('(?=a)')");
    refused("group.account.text.matches(group.account.text)");
  }

  @Test
  void numbersThatOverflowAreAnError() throws BadConditionException {
    isFalseAndCounted("9223372036854775807 + group.engagementScore + 1 > 0");
  }

  @Test
  void quotesThatNeverEndAndOddCharactersAreRefused() {
    refused("group.name == 'abc");
    refused("group.name == \"\"\"abc");
    refused("group.name == 'a\0b' \u202e");
    refused("🙂");
    refused("group. name. && ||");
    refused("__result__ == @result");
  }

  private static String loops(int depth) {
    return depth == 0 ? "true" : TEN + ".all(i" + depth + ", " + loops(depth - 1) + ")";
  }

  private void refused(String condition) {
    Duration before = worked();
    assertThatThrownBy(() -> conditions.compile(condition))
        .isInstanceOfSatisfying(
            BadConditionException.class, bad -> assertThat(bad.faults()).isNotEmpty());
    assertThat(worked().minus(before)).isLessThan(Duration.ofSeconds(3));
  }

  private void isFalseAndCounted(String condition) throws BadConditionException {
    errors.set(0);
    CelCondition compiled = conditions.compile(condition);
    Duration before = worked();
    assertThat(compiled.holds(group)).isFalse();
    assertThat(worked().minus(before)).isLessThan(Duration.ofSeconds(3));
    assertThat(errors).hasValue(1);
  }

  private interface Attempt {
    boolean run() throws BadConditionException;
  }

  /** What this thread has had of a processor; on a busy machine the clock says more. */
  private static Duration worked() {
    return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  private static void within(Duration limit, Attempt attempt) throws BadConditionException {
    Duration before = worked();
    attempt.run();
    assertThat(worked().minus(before)).isLessThan(limit);
  }
}
