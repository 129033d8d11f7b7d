package dev.handoff.domain.alert;

import java.math.BigDecimal;

/**
 * What one activity type contributed to a person's raw score.
 *
 * @param type the activity type
 * @param tally distinct activities in the window, at most the daily cap a day
 * @param weight the type's weight in the score model
 * @param raw tally times weight over the model's largest weight, settled at 9 decimals
 */
public record ScorePart(String type, int tally, BigDecimal weight, BigDecimal raw) {}
