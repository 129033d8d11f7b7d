package dev.handoff.domain.engagement;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.activity.ActivityType.EMAIL_OPENED;
import static dev.handoff.domain.activity.ActivityType.PAGE_VIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.engagement.EngagementScorer.RoleSum;
import dev.handoff.domain.engagement.ScoreModel.Transform;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tallies become scores (SPEC sections 2 and 9, "Scores"). */
class EngagementScorerTest {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** AJO's worked example: all weights equal, no transform, references 100. */
  private static final EngagementScorer PLAIN =
      scorer(Transform.NONE, HUNDRED, HUNDRED, Map.of("web", 1, "mail", 1, "publication", 1));

  private static final EngagementScorer DEFAULT =
      new EngagementScorer(DefaultScoreModel.scoreModel());

  @Test
  void theWorkedExampleOfAjoGivesExactly35Point25() {
    Score adam = PLAIN.person(Map.of("web", 20 + 15, "mail", 1 + 1));
    Score mark = PLAIN.person(Map.of("web", 5 + 3, "mail", 1 + 1, "publication", 3 + 2));
    Score john = PLAIN.person(Map.of("web", 19 + 9));
    Score bob = PLAIN.person(Map.of("mail", 2));
    Score paul = PLAIN.person(Map.of("mail", 2));
    Score calvin = PLAIN.person(Map.of("mail", 2, "web", 1 + 7, "publication", 1 + 2));
    Score group =
        PLAIN.group(List.of(role(100, adam, mark), role(80, john), role(60, bob, paul, calvin)));
    assertThat(group.unrounded()).isEqualTo("35.25");
    assertThat(group.rounded()).isEqualTo(35);
  }

  @Nested
  class Person {
    @Test
    void isTheSquareRootOfTheRawSumOverItsReference() {
      assertThat(DEFAULT.person(Map.of(CHAT_ENGAGED, 2)).unrounded()).isEqualTo("20");
      assertThat(DEFAULT.person(Map.of(CHAT_ENGAGED, 50)).unrounded()).isEqualTo("100");
    }

    @Test
    void weighsEachTypeAgainstTheLargestWeightOfTheModel() {
      assertThat(DEFAULT.raw(EMAIL_OPENED, 3)).isEqualTo("1");
      assertThat(DEFAULT.raw(PAGE_VIEWED, 1)).isEqualTo("0.444444444");
      assertThat(DEFAULT.person(Map.of(EMAIL_OPENED, 6)))
          .isEqualTo(DEFAULT.person(Map.of(CHAT_ENGAGED, 2)));
    }

    @Test
    void settlesAnIrrationalScoreAtNineDecimals() {
      assertThat(DEFAULT.person(Map.of(CHAT_ENGAGED, 1)).unrounded()).isEqualTo("14.142135624");
    }

    @ParameterizedTest(name = "{0} x 100/4096 settles at {1}")
    @CsvSource({"1, 0.024414062", "2, 0.048828125", "3, 0.073242188"})
    void settlesAHalfToTheEvenNeighbour(int tally, String settled) {
      EngagementScorer scorer =
          scorer(Transform.NONE, BigDecimal.valueOf(4096), HUNDRED, Map.of("web", 1));
      assertThat(scorer.person(Map.of("web", tally)).unrounded()).isEqualTo(settled);
    }

    @Test
    void neverExceeds100() {
      assertThat(DEFAULT.person(Map.of(CHAT_ENGAGED, 600))).isEqualTo(Score.MAX);
      assertThat(PLAIN.person(Map.of("web", 101))).isEqualTo(Score.MAX);
    }

    @Test
    void getsNothingForATypeWithoutAWeight() {
      assertThat(DEFAULT.person(Map.of("brochureRead", 20))).isEqualTo(Score.ZERO);
      assertThat(DEFAULT.person(Map.of())).isEqualTo(Score.ZERO);
      assertThat(DEFAULT.raw("brochureRead", 20)).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void getsNothingFromAModelWithoutAPositiveWeight() {
      assertThat(
              scorer(Transform.SQRT, HUNDRED, HUNDRED, Map.of("web", 0)).person(Map.of("web", 9)))
          .isEqualTo(Score.ZERO);
      assertThat(scorer(Transform.SQRT, HUNDRED, HUNDRED, Map.of()).person(Map.of("web", 9)))
          .isEqualTo(Score.ZERO);
    }
  }

  @Nested
  class Group {
    @Test
    void sharesAreOverTheRolesThatHaveAMember() {
      Score alone = PLAIN.group(List.of(role(60, points(30))));
      assertThat(alone.unrounded()).isEqualTo("30");
      Score withSilentDecisionMaker =
          PLAIN.group(List.of(role(60, points(30)), role(90, points(0))));
      assertThat(withSilentDecisionMaker.unrounded()).isEqualTo("12");
    }

    @Test
    void isTheSameInAnyOrderOfRoles() {
      List<RoleSum> roles =
          List.of(role(100, points(7)), role(80, points(11)), role(60, points(3)));
      List<RoleSum> turned = List.of(roles.get(2), roles.get(0), roles.get(1));
      assertThat(DEFAULT.group(turned)).isEqualTo(DEFAULT.group(roles));
    }

    @Test
    void ofTwoMembersAtTheTopReaches100() {
      Score hundred = Score.MAX;
      assertThat(DEFAULT.group(List.of(role(100, hundred, hundred)))).isEqualTo(Score.MAX);
      assertThat(DEFAULT.group(List.of(role(100, hundred, hundred, hundred)))).isEqualTo(Score.MAX);
      assertThat(DEFAULT.group(List.of(role(100, hundred))).unrounded()).isEqualTo("70.710678119");
    }

    @Test
    void withoutMembersOrWithoutWeightIs0() {
      assertThat(PLAIN.group(List.of())).isEqualTo(Score.ZERO);
      assertThat(PLAIN.group(List.of(role(0, points(80))))).isEqualTo(Score.ZERO);
    }

    @Test
    void aRoleOfWeight0ChangesNothing() {
      assertThat(PLAIN.group(List.of(role(60, points(30)), role(0, points(80)))).unrounded())
          .isEqualTo("30");
    }
  }

  @ParameterizedTest(name = "{0} is shown as {1}")
  @CsvSource({"0, 0", "0.499999999, 0", "0.5, 1", "59.499999999, 59", "75.89999, 76", "100, 100"})
  void scoresAreShownRoundedHalfUp(String unrounded, int shown) {
    Score score = new Score(new BigDecimal(unrounded).movePointRight(9).longValueExact());
    assertThat(score.rounded()).isEqualTo(shown);
    assertThat(score.unrounded()).isEqualByComparingTo(unrounded);
  }

  private static Score points(int score) {
    return new Score(score * 1_000_000_000L);
  }

  private static RoleSum role(int weight, Score... members) {
    long sum = 0;
    for (Score member : members) {
      sum += member.nanos();
    }
    return new RoleSum(BigDecimal.valueOf(weight), sum);
  }

  private static EngagementScorer scorer(
      Transform transform,
      BigDecimal personReference,
      BigDecimal groupReference,
      Map<String, Integer> weights) {
    Map<String, BigDecimal> exact = new HashMap<>();
    weights.forEach((type, weight) -> exact.put(type, BigDecimal.valueOf(weight)));
    return new EngagementScorer(
        new ScoreModel(
            ScoreModel.ACTIVE_ID,
            1,
            Instant.EPOCH,
            exact,
            transform,
            personReference,
            groupReference));
  }
}
