package dev.handoff.domain.insight;

/** The logistic function, the same bits on any machine. */
final class Logistic {

  private Logistic() {}

  static double probability(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }

  /** Log-odds of a probability, kept off 0 and 1. */
  static double logOdds(double probability) {
    double inside = Math.min(1 - 1e-9, Math.max(1e-9, probability));
    return StrictMath.log(inside / (1 - inside));
  }
}
