package dev.handoff.domain.exchange;

import dev.handoff.domain.activity.RecentActivity;
import dev.handoff.domain.activity.RecentMoment;
import dev.handoff.domain.engagement.DailyTallies.Cell;
import java.util.List;

/**
 * A person's last 30 days, as they travel to a group that the person joins.
 *
 * @param tallies what counts, by day and activity type
 * @param momentKinds moments that count, by day and kind
 * @param phrases key phrases, packed, by day
 * @param activities the newest activities
 * @param moments the newest moments
 */
public record HistoryCells(
    List<Cell> tallies,
    List<Cell> momentKinds,
    List<Cell> phrases,
    List<RecentActivity> activities,
    List<RecentMoment> moments) {}
