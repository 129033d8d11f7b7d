package dev.handoff.domain.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.handoff.domain.engagement.ScoreModel.Transform;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** References that turn raw scores into chosen scores. */
class ReferencesTest {

  @Test
  void theReferenceOfARootIsTheRawScoreOverTheSquareOfTheShare() {
    assertThat(References.solve(40.5, Transform.SQRT, 90)).isEqualByComparingTo("50");
  }

  @Test
  void theReferenceWithoutATransformIsTheRawScoreOverTheShare() {
    assertThat(References.solve(45, Transform.NONE, 90)).isEqualByComparingTo("50");
  }

  @Test
  void aReferenceHasThreeSignificantDigits() {
    assertThat(References.solve(1_234.5, Transform.NONE, 100)).isEqualTo(new BigDecimal("1230"));
    assertThat(References.solve(0.123_45, Transform.NONE, 100)).isEqualTo(new BigDecimal("0.123"));
  }

  @Test
  void whatNoScoreModelTakesIsNotProposed() {
    assertThat(References.solve(0.000_000_1, Transform.NONE, 100)).isNull();
    assertThat(References.solve(1_200_000, Transform.NONE, 100)).isNull();
  }

  @Test
  void aScoreEndsAtOneHundred() {
    BigDecimal fifty = BigDecimal.valueOf(50);
    assertThat(References.score(46, Transform.SQRT, fifty)).isCloseTo(95.92, within(0.01));
    assertThat(References.score(80, Transform.SQRT, fifty)).isEqualTo(100);
    assertThat(References.score(25, Transform.NONE, fifty)).isEqualTo(50);
  }

  @Test
  void aGroupsRawScoreFallsWithThePersonReferenceAsItsMembersScoresDo() {
    BigDecimal hundred = BigDecimal.valueOf(100);
    assertThat(References.groupRaw(500, Transform.SQRT, hundred)).isEqualTo(50);
    assertThat(References.groupRaw(500, Transform.NONE, hundred)).isEqualTo(5);
  }
}
