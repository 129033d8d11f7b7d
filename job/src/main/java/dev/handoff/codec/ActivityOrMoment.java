package dev.handoff.codec;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.InterestingMoment;

/** What a record of the {@code activities} topic can hold. */
public sealed interface ActivityOrMoment {

  /** An activity. */
  record AnActivity(Activity activity) implements ActivityOrMoment {}

  /** An interesting moment; foreign formats carry them among the activities. */
  record AMoment(InterestingMoment moment) implements ActivityOrMoment {}
}
