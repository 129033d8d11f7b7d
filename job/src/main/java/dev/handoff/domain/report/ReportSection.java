package dev.handoff.domain.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section that somebody else works out, and the report only shows: a question, its answer, and
 * the numbers behind it. All texts are plain, in the language of the page; the page escapes them.
 *
 * @param title the question
 * @param answer in a sentence or two, with what it does not mean
 * @param estimates the numbers; may be empty
 * @param notes how it was worked out, one sentence each
 */
public record ReportSection(
    String title, String answer, List<Estimate> estimates, List<String> notes) {

  /**
   * A number and how sure it is.
   *
   * @param label of what
   * @param n from how many
   * @param value null: there are not enough to say
   * @param low the lower end of its interval; null with {@code value}
   * @param high the upper end
   * @param neutral the value that would mean no difference, such as 1 of a ratio; null: none
   */
  public record Estimate(
      String label,
      long n,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double neutral) {}
}
