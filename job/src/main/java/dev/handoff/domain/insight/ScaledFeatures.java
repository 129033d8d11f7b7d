package dev.handoff.domain.insight;

import dev.handoff.domain.insight.SegmentModel.Scale;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The features that segments are made of, of many people, each with mean 0 and deviation 1.
 *
 * @param rows one a person, in the order of {@link #FEATURES}; a feature that does not vary is 0
 * @param scales of the features that vary, by name
 */
record ScaledFeatures(double[][] rows, Map<String, Scale> scales) {

  /** How people take mail; how much they get is the sender's doing and no behaviour. */
  static final List<String> FEATURES =
      List.of(
          MailFeatures.TRANSACTIONAL_SHARE,
          MailFeatures.PROMOTIONAL_SHARE,
          MailFeatures.PROMOTIONAL_DROP,
          MailFeatures.PROMOTIONAL_AFTER_TRANSACTIONAL,
          MailFeatures.DAYS_SINCE_INTERACTION);

  private static final double LEAST_DEVIATION = 1e-3;

  static ScaledFeatures of(List<MailFeatures> people) {
    double[][] rows = new double[people.size()][FEATURES.size()];
    TreeMap<String, Scale> scales = new TreeMap<>();
    for (int f = 0; f < FEATURES.size(); f++) {
      String name = FEATURES.get(f);
      double sum = 0;
      double squares = 0;
      for (MailFeatures one : people) {
        sum += one.value(name);
        squares += one.value(name) * one.value(name);
      }
      double mean = sum / people.size();
      double deviation = Math.sqrt(Math.max(0, squares / people.size() - mean * mean));
      if (deviation > LEAST_DEVIATION) {
        scales.put(name, new Scale(mean, deviation));
        for (int i = 0; i < rows.length; i++) {
          rows[i][f] = (people.get(i).value(name) - mean) / deviation;
        }
      }
    }
    return new ScaledFeatures(rows, scales);
  }
}
