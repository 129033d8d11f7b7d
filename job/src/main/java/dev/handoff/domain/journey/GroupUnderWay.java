package dev.handoff.domain.journey;

/**
 * A group as the {@link JourneyRunner} sees it: it is asked, told what happened, and made to act.
 */
public interface GroupUnderWay {

  String buyingGroupId();

  /**
   * What conditions read, as it is now: after {@link #perform} it shows what the action changed.
   */
  GroupFacts facts();

  /** One step was made. Called in the order of the steps. */
  void record(JourneyEvent event);

  /** The group is at this action; called before the step is recorded. */
  void perform(JourneyAction action);
}
