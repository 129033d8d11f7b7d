package dev.handoff.template;

import java.util.List;

/** What the pages behind the links of mails can say (SPEC section 6, "Links"). */
public sealed interface TrackPage {

  /** The page's name in its template and in the labels. */
  String name();

  /**
   * Asks before it ends mail of a topic.
   *
   * @param topic what the topic is called
   * @param preferences where topics are chosen
   */
  record Ask(String topic, String preferences) implements TrackPage {
    @Override
    public String name() {
      return "ask";
    }
  }

  /**
   * Mail of a topic has ended.
   *
   * @param topic what the topic is called
   * @param preferences where topics are chosen
   */
  record Unsubscribed(String topic, String preferences) implements TrackPage {
    @Override
    public String name() {
      return "unsubscribed";
    }
  }

  /**
   * The choice of topics.
   *
   * @param topics that can be chosen
   */
  record Preferences(List<Topic> topics) implements TrackPage {
    @Override
    public String name() {
      return "preferences";
    }
  }

  /**
   * What was chosen.
   *
   * @param saved what has changed
   * @param preferences where topics are chosen again
   */
  record Saved(List<Answer> saved, String preferences) implements TrackPage {
    @Override
    public String name() {
      return "saved";
    }
  }

  /**
   * A click that came too late to be led on.
   *
   * @param target where it leads, an http or https URL that was in a mail of ours
   */
  record Old(String target) implements TrackPage {
    @Override
    public String name() {
      return "old";
    }
  }

  /** A link that is none of ours. */
  record None() implements TrackPage {
    @Override
    public String name() {
      return "none";
    }
  }

  /** Nothing could be written. */
  record Later() implements TrackPage {
    @Override
    public String name() {
      return "later";
    }
  }

  /**
   * A topic that can be chosen.
   *
   * @param id as messages name it
   * @param name what people read
   */
  record Topic(String id, String name) {}

  /**
   * One choice that was made.
   *
   * @param name what it is about, as people read it
   * @param answer {@code yes} or {@code no}
   */
  record Answer(String name, String answer) {}
}
