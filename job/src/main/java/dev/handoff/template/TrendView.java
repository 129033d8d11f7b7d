package dev.handoff.template;

import dev.handoff.domain.alert.SalesAlert.DayScore;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the engagement score came here, as bars of a table and in words and signs: no picture.
 *
 * @param days oldest first; fewer than two make no trend, and then there are none
 * @param spoken the whole in one sentence
 * @param numbers the scores, separated by commas
 * @param signs one sign a day, the higher the score the taller
 */
public record TrendView(List<Day> days, String spoken, String numbers, String signs) {
  private static final int TALLEST = 52;
  private static final int LOWEST = 2;
  private static final String SIGNS = "▁▂▃▄▅▆▇█";

  /** One bar; the height in pixels; whether it is the newest. */
  public record Day(String label, int score, int height, boolean last) {}

  static TrendView of(List<DayScore> trend, Labels labels) {
    if (trend.size() < 2) {
      return new TrendView(List.of(), "", "", "");
    }
    DayScore newest = trend.get(trend.size() - 1);
    String numbers =
        trend.stream()
            .map(day -> Integer.toString(day.engagementScore()))
            .collect(Collectors.joining(", "));
    String spoken =
        labels.say(
            "trend.spoken",
            labels.day(trend.get(0).epochDay()),
            labels.day(newest.epochDay()),
            numbers);
    return new TrendView(
        trend.stream()
            .map(
                day ->
                    new Day(
                        labels.day(day.epochDay()),
                        day.engagementScore(),
                        Math.max(LOWEST, Math.round(day.engagementScore() * TALLEST / 100f)),
                        day.epochDay() == newest.epochDay()))
            .toList(),
        spoken,
        numbers,
        trend.stream().map(TrendView::sign).collect(Collectors.joining()));
  }

  private static String sign(DayScore day) {
    int most = SIGNS.length() - 1;
    int level = Math.max(0, Math.min(most, Math.round(day.engagementScore() * most / 100f)));
    return SIGNS.substring(level, level + 1);
  }
}
