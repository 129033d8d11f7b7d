package dev.handoff.sketch;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.store.SparseStore;
import dev.handoff.domain.calibration.ScoreQuantiles.Quantile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * How raw scores above 0 are distributed: a histogram whose buckets grow with the value, so that
 * every quantile is right to {@value #RELATIVE_ACCURACY} of itself. The same values make the same
 * bytes, in whatever order and portions they came (ADR 0011). Some two kilobytes at most. Not
 * thread-safe.
 */
public final class ScoreSketch {

  /** How far a quantile may be off, relative to its true value. */
  public static final double RELATIVE_ACCURACY = 0.01;

  private static final List<String> NAMES = List.of("p50", "p75", "p90", "p95", "p99", "max");
  private static final double[] SHOWN = {0.5, 0.75, 0.9, 0.95, 0.99, 1};

  /** More would look more exact than the sketch is. */
  private static final MathContext DIGITS = new MathContext(4);

  private final DDSketch sketch =
      new DDSketch(new CubicallyInterpolatedMapping(RELATIVE_ACCURACY), SparseStore::new);

  /**
   * Adds a value.
   *
   * @param raw above 0
   */
  public void add(double raw) {
    sketch.accept(raw);
  }

  /**
   * Adds all values of another sketch.
   *
   * @param written as {@link #bytes} wrote it
   * @throws UnreadableSketchException when it is not such a sketch; this one must then be thrown
   *     away
   */
  public void merge(byte[] written) throws UnreadableSketchException {
    try {
      sketch.decodeAndMergeWith(ByteArrayInput.wrap(written));
    } catch (IOException | RuntimeException e) {
      // The library lets faults of what it reads out as they are.
      throw new UnreadableSketchException(e);
    }
  }

  /** How many values there are. */
  public long count() {
    return Math.round(sketch.getCount());
  }

  /**
   * The value at rank ⌊quantile × (count − 1)⌋, counted from 0 in ascending order, within the
   * relative accuracy.
   *
   * @param quantile 0 to 1; 1 is the largest value
   * @throws java.util.NoSuchElementException when there are no values
   */
  public double quantile(double quantile) {
    return sketch.getValueAtQuantile(quantile);
  }

  /** The quantiles that are published, ascending; none when there are no values. */
  public List<Quantile> quantiles() {
    List<Quantile> quantiles = new ArrayList<>();
    for (int i = 0; i < SHOWN.length && count() > 0; i++) {
      quantiles.add(new Quantile(NAMES.get(i), new BigDecimal(quantile(SHOWN[i]), DIGITS)));
    }
    return quantiles;
  }

  /** All of it; the same values make the same bytes. */
  public byte[] bytes() {
    GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
    try {
      sketch.encode(output, false);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return output.trimmedCopy();
  }
}
