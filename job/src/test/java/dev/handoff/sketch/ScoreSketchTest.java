package dev.handoff.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.store.SparseStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sketches of raw scores (ADR 0011). */
class ScoreSketchTest {

  private static final double WITHIN = ScoreSketch.RELATIVE_ACCURACY * 1.000_001;

  @Test
  void theSameValuesMakeTheSameBytesInWhateverOrderAndPortions() throws Exception {
    List<Double> values = values(7, 5_000);
    byte[] whole = sketch(values).bytes();

    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      List<Double> shuffled = new ArrayList<>(values);
      Collections.shuffle(shuffled, random);
      List<byte[]> portions = new ArrayList<>();
      int from = 0;
      while (from < shuffled.size()) {
        int to = Math.min(shuffled.size(), from + 1 + random.nextInt(900));
        portions.add(sketch(shuffled.subList(from, to)).bytes());
        from = to;
      }
      ScoreSketch merged = new ScoreSketch();
      for (byte[] portion : portions) {
        merged.merge(portion);
      }
      assertThat(merged.bytes()).as("seed %d", seed).isEqualTo(whole);
      assertThat(merged.count()).isEqualTo(5_000);
    }
  }

  @Test
  void everyQuantileIsWithinOnePercentOfTheTrueOne() {
    double[] sorted = values(3, 2_000).stream().mapToDouble(Double::doubleValue).sorted().toArray();
    ScoreSketch sketch = new ScoreSketch();
    Arrays.stream(sorted).forEach(sketch::add);

    for (double quantile = 0; quantile <= 1; quantile += 0.01) {
      double exact = sorted[(int) (quantile * (sorted.length - 1))];
      assertThat(sketch.quantile(quantile)).isCloseTo(exact, within(exact * WITHIN));
    }
    assertThat(sketch.quantile(1)).isCloseTo(sorted[1_999], within(sorted[1_999] * WITHIN));
  }

  @Test
  void aSketchStaysSmallHoweverManyValuesItHolds() {
    assertThat(sketch(values(5, 100_000)).bytes()).hasSizeLessThan(3_000);
  }

  @Test
  void ofNothingThereAreNoQuantiles() {
    assertThat(new ScoreSketch().quantiles()).isEmpty();
    assertThat(new ScoreSketch().count()).isZero();
  }

  @Test
  void whatIsNoSketchIsRefused() {
    assertThatThrownBy(() -> new ScoreSketch().merge(new byte[] {1, 2, 3}))
        .isInstanceOf(UnreadableSketchException.class);
  }

  @Test
  void aSketchWithOtherBucketsIsRefused() throws Exception {
    DDSketch coarse = new DDSketch(new CubicallyInterpolatedMapping(0.05), SparseStore::new);
    coarse.accept(4.5);
    GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
    coarse.encode(output, false);

    assertThatThrownBy(() -> new ScoreSketch().merge(output.trimmedCopy()))
        .isInstanceOf(UnreadableSketchException.class);
  }

  /** From below 1 to some thousands, as raw scores are. */
  private static List<Double> values(long seed, int count) {
    Random random = new Random(seed);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(Math.exp(2 + 1.5 * random.nextGaussian()));
    }
    return values;
  }

  private static ScoreSketch sketch(List<Double> values) {
    ScoreSketch sketch = new ScoreSketch();
    values.forEach(sketch::add);
    return sketch;
  }
}
