package dev.handoff.domain.insight;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Logistic regression with an L2 penalty, by iteratively reweighted least squares (Newton's method;
 * Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd edition, section
 * 4.4.1). Features are brought to mean 0 and deviation 1 first, so that the penalty is fair; the
 * intercept is not penalised. Standard errors allow for rows that belong together (Huber's
 * sandwich, with one cluster a person).
 *
 * @param intercept log-odds when every feature is 0
 * @param coefficients by column
 * @param standardErrors of the coefficients, by column
 */
record LogisticRegression(double intercept, double[] coefficients, double[] standardErrors) {

  private static final int MOST_STEPS = 60;
  private static final double CLOSE_ENOUGH = 1e-10;

  /**
   * Fits a model.
   *
   * @param rows values of the features, all rows of one length
   * @param hits whether what the model foretells happened, by row
   * @param clusters which rows belong together, numbered from 0, by row
   * @param penalty half the penalty on the sum of squared coefficients, above 0
   */
  static LogisticRegression fit(double[][] rows, boolean[] hits, int[] clusters, double penalty) {
    int width = rows[0].length;
    double[] means = new double[width];
    double[] deviations = new double[width];
    scale(rows, means, deviations);
    double[][] scaled = new double[rows.length][width + 1];
    for (int i = 0; i < rows.length; i++) {
      scaled[i][0] = 1;
      for (int j = 0; j < width; j++) {
        scaled[i][j + 1] = (rows[i][j] - means[j]) / deviations[j];
      }
    }
    double[] beta = new double[width + 1];
    double[][] inverse = new double[width + 1][width + 1];
    for (int step = 0; step < MOST_STEPS; step++) {
      inverse = inverse(information(scaled, beta, penalty));
      double[] change = times(inverse, score(scaled, hits, beta, penalty));
      double largest = 0;
      for (int j = 0; j < beta.length; j++) {
        // A step is bounded, so that a rare outcome cannot throw Newton's method far off.
        beta[j] += Math.max(-2, Math.min(2, change[j]));
        largest = Math.max(largest, Math.abs(change[j]));
      }
      if (largest < CLOSE_ENOUGH) {
        break;
      }
    }
    double[][] covariance = sandwich(scaled, hits, clusters, beta, inverse);
    double intercept = beta[0];
    double[] coefficients = new double[width];
    double[] errors = new double[width];
    for (int j = 0; j < width; j++) {
      coefficients[j] = beta[j + 1] / deviations[j];
      errors[j] = Math.sqrt(covariance[j + 1][j + 1]) / deviations[j];
      intercept -= coefficients[j] * means[j];
    }
    return new LogisticRegression(intercept, coefficients, errors);
  }

  private static void scale(double[][] rows, double[] means, double[] deviations) {
    for (int j = 0; j < means.length; j++) {
      double sum = 0;
      for (double[] row : rows) {
        sum += row[j];
      }
      means[j] = sum / rows.length;
      double squares = 0;
      for (double[] row : rows) {
        squares += (row[j] - means[j]) * (row[j] - means[j]);
      }
      double deviation = Math.sqrt(squares / rows.length);
      deviations[j] = deviation > 0 ? deviation : 1;
    }
  }

  private static double predict(double[] row, double[] beta) {
    double sum = 0;
    for (int j = 0; j < beta.length; j++) {
      sum += row[j] * beta[j];
    }
    return Logistic.probability(sum);
  }

  private static double[] score(double[][] rows, boolean[] hits, double[] beta, double penalty) {
    double[] score = new double[beta.length];
    for (int i = 0; i < rows.length; i++) {
      double residual = (hits[i] ? 1 : 0) - predict(rows[i], beta);
      for (int j = 0; j < beta.length; j++) {
        score[j] += rows[i][j] * residual;
      }
    }
    for (int j = 1; j < beta.length; j++) {
      score[j] -= penalty * beta[j];
    }
    return score;
  }

  private static double[][] information(double[][] rows, double[] beta, double penalty) {
    int width = beta.length;
    double[][] information = new double[width][width];
    for (double[] row : rows) {
      double p = predict(row, beta);
      double weight = Math.max(1e-12, p * (1 - p));
      for (int j = 0; j < width; j++) {
        for (int k = 0; k <= j; k++) {
          information[j][k] += weight * row[j] * row[k];
        }
      }
    }
    for (int j = 0; j < width; j++) {
      information[j][j] += j == 0 ? 1e-9 : penalty;
      for (int k = 0; k < j; k++) {
        information[k][j] = information[j][k];
      }
    }
    return information;
  }

  private static double[][] sandwich(
      double[][] rows, boolean[] hits, int[] clusters, double[] beta, double[][] inverse) {
    int width = beta.length;
    int count = Arrays.stream(clusters).max().orElse(-1) + 1;
    double @Nullable [][] sums = new double[count][];
    for (int i = 0; i < rows.length; i++) {
      double[] sum = sums[clusters[i]];
      if (sum == null) {
        sum = new double[width];
        sums[clusters[i]] = sum;
      }
      double residual = (hits[i] ? 1 : 0) - predict(rows[i], beta);
      for (int j = 0; j < width; j++) {
        sum[j] += rows[i][j] * residual;
      }
    }
    double[][] meat = new double[width][width];
    for (double[] sum : sums) {
      for (int j = 0; sum != null && j < width; j++) {
        for (int k = 0; k < width; k++) {
          meat[j][k] += sum[j] * sum[k];
        }
      }
    }
    return times(times(inverse, meat), inverse);
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }

  private static double[][] times(double[][] left, double[][] right) {
    double[][] product = new double[left.length][left.length];
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < left.length; j++) {
        for (int k = 0; k < left.length; k++) {
          product[i][j] += left[i][k] * right[k][j];
        }
      }
    }
    return product;
  }

  /** Gauss and Jordan; the matrix is positive definite, thanks to the penalty. */
  private static double[][] inverse(double[][] matrix) {
    int width = matrix.length;
    double[][] work = new double[width][2 * width];
    for (int i = 0; i < width; i++) {
      System.arraycopy(matrix[i], 0, work[i], 0, width);
      work[i][width + i] = 1;
    }
    for (int column = 0; column < width; column++) {
      double pivot = work[column][column];
      for (int j = 0; j < 2 * width; j++) {
        work[column][j] /= pivot;
      }
      for (int i = 0; i < width; i++) {
        double factor = work[i][column];
        for (int j = 0; i != column && j < 2 * width; j++) {
          work[i][j] -= factor * work[column][j];
        }
      }
    }
    double[][] inverse = new double[width][];
    for (int i = 0; i < width; i++) {
      inverse[i] = Arrays.copyOfRange(work[i], width, 2 * width);
    }
    return inverse;
  }
}
