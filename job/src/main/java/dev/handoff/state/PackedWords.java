package dev.handoff.state;

import dev.handoff.domain.activity.ActivityType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that stand in the state of nearly everybody, each as one small number. State holds the
 * numbers: words are only ever added, at the end.
 */
final class PackedWords {

  private static final List<String> WORDS =
      List.of(
          ActivityType.ASSET_DOWNLOADED,
          ActivityType.CHAT_ENGAGED,
          ActivityType.DOCUMENT_INTERACTED,
          ActivityType.EMAIL_CLICKED,
          ActivityType.EMAIL_OPENED,
          ActivityType.EVENT_ATTENDED,
          ActivityType.EVENT_REGISTERED,
          ActivityType.FORM_FILLED_OUT,
          ActivityType.INTERESTING_MOMENT,
          ActivityType.LINK_CLICKED,
          ActivityType.MEETING_SCHEDULED,
          ActivityType.PAGE_VIEWED,
          ActivityType.WEBINAR_POLL_ANSWERED,
          ActivityType.WEBINAR_QUESTION_ASKED);

  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    for (String word : WORDS) {
      NUMBERS.put(word, NUMBERS.size());
    }
  }

  private PackedWords() {}

  /** The number of a word, from 0 on; null: it is none of these. */
  static @Nullable Integer numberOf(String text) {
    return NUMBERS.get(text);
  }

  /** The word that has a number. */
  static String word(int number) {
    return WORDS.get(number);
  }
}
