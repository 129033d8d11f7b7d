package dev.handoff.domain.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.insight.Exposure.Side;
import dev.handoff.domain.insight.RateRatio.Verdict;
import dev.handoff.fixture.InsightSeeds;
import dev.handoff.fixture.MailWorld;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The first question, on people whose truth is known. */
class AssociationTest {

  private static final int[] SEEDS = InsightSeeds.oneOf(1);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void aPlantedEffectIsFoundAndItsIntervalHoldsTheTruth() {
    int found = 0;
    int held = 0;
    double[] ratios = new double[SEEDS.length];
    for (int i = 0; i < SEEDS.length; i++) {
      RateRatio ratio =
          overall(new MailWorld(SEEDS[i], 300, 60).interactingMore(2, DAY), DAY, Side.BEFORE);
      ratios[i] = ratio.ratio();
      found += ratio.verdict() == Verdict.MORE ? 1 : 0;
      held += ratio.lower() <= 2 && 2 <= ratio.upper() ? 1 : 0;
    }
    InsightSeeds.found("a ratio of 2 seen as more", found);
    InsightSeeds.found("a ratio of 2 in its interval", held);
    InsightSeeds.found("a ratio of 2, estimated", InsightSeeds.spread(ratios));
    assertThat(found).isGreaterThanOrEqualTo(SEEDS.length * 9 / 10);
    assertThat(held).as("95 of 100, give or take").isGreaterThanOrEqualTo(SEEDS.length * 8 / 10);
  }

  @Test
  void withoutAnEffectHardlyEverOneIsFound() {
    int found = 0;
    int looked = 0;
    for (int seed : SEEDS) {
      MailLog log = new MailWorld(seed, 300, 60).live();
      for (Side side : Side.values()) {
        Verdict verdict = overall(log, DAY, side).verdict();
        looked += verdict == Verdict.NOT_ENOUGH ? 0 : 1;
        found += verdict == Verdict.MORE || verdict == Verdict.LESS ? 1 : 0;
      }
    }
    InsightSeeds.found("no effect, yet one seen, of " + looked, found);
    assertThat(looked).isEqualTo(2 * SEEDS.length);
    assertThat(found).as("of %s", looked).isLessThanOrEqualTo(Math.max(3, looked / 12));
  }

  @Test
  void fewerThan30InteractionsAreNotEnough() {
    RateRatio ratio = overall(new MailWorld(1, 12, 60), DAY, Side.BEFORE);
    assertThat(ratio.n()).isLessThan(RateRatio.FEWEST);
    assertThat(ratio.verdict()).isEqualTo(Verdict.NOT_ENOUGH);
  }

  @Test
  void onePersonsIntervalIsExact() {
    RateRatio ratio = RateRatio.exact(40, 20, 0.2);
    assertThat(ratio.ratio()).isEqualTo(4);
    assertThat(Binomial.lower(20, 40)).isBetween(0.3380, 0.3381);
    assertThat(Binomial.upper(20, 40)).isBetween(0.6619, 0.6620);
    assertThat(ratio.verdict()).isEqualTo(Verdict.MORE);
    assertThat(RateRatio.exact(29, 20, 0.2).verdict()).isEqualTo(Verdict.NOT_ENOUGH);
    assertThat(RateRatio.exact(40, 8, 0.2).verdict()).isEqualTo(Verdict.NO_DIFFERENCE_SEEN);
  }

  @Test
  void theOrderOfRecordsDoesNotMatter() {
    MailLog log = new MailWorld(3, 60, 60).live();
    MailLog backwards = new MailLog();
    log.people()
        .descendingMap()
        .forEach(
            (person, deeds) -> {
              for (int i = deeds.size() - 1; i >= 0; i--) {
                backwards.add(person, deeds.get(i));
              }
            });
    backwards.sort();
    assertThat(overall(backwards, DAY, Side.BEFORE)).isEqualTo(overall(log, DAY, Side.BEFORE));
  }

  private static RateRatio overall(MailWorld world, Duration length, Side side) {
    return overall(world.live(), length, side);
  }

  private static RateRatio overall(MailLog log, Duration length, Side side) {
    Instant until = Objects.requireNonNull(log.last()).plusMillis(1);
    return Association.of(
            log,
            until.minus(Duration.ofDays(30)),
            until,
            new Exposure(length, side),
            ZoneOffset.UTC)
        .overall();
  }
}
