package dev.handoff.phrase;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.engagement.KeyPhrase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The key phrases that an activity is about (SPEC section 5): the topics its source names, or else
 * those of its text and of the name of what was read. Sources are e-mails, downloads, chat,
 * documents, summaries of activities and questions in webinars. Each phrase counts once an
 * activity. Keeps its analysis from activity to activity; not thread-safe.
 */
public final class ActivityPhrases {

  private static final int MOST_PHRASES = 8;
  private static final int LONGEST_NAMED = 60;

  /** What mail systems report, not what people take an interest in. */
  private static final Set<String> SILENT =
      Set.of("emailSent", "emailDelivered", "emailBounced", "emailUnsubscribed");

  /** Where the asset is what was read, and its name a subject or a title. */
  private static final Set<String> NAMES_COUNT =
      Set.of(
          ActivityType.EMAIL_OPENED,
          ActivityType.EMAIL_CLICKED,
          ActivityType.ASSET_DOWNLOADED,
          ActivityType.DOCUMENT_INTERACTED);

  /** Where a text is no summary and no question: what pages, links, forms and polls hold. */
  private static final Set<String> TEXTS_DO_NOT_COUNT =
      Set.of(
          ActivityType.PAGE_VIEWED,
          ActivityType.LINK_CLICKED,
          ActivityType.FORM_FILLED_OUT,
          ActivityType.WEBINAR_POLL_ANSWERED);

  private final PhraseFinder finder = new PhraseFinder();

  /**
   * The phrases of an activity, {@linkplain KeyPhrase#packed() packed}, at most eight; empty when
   * it is not about anything.
   */
  public List<String> of(Activity activity) {
    if (activity.automated() || SILENT.contains(activity.type())) {
      return List.of();
    }
    Map<String, KeyPhrase> phrases = new LinkedHashMap<>();
    for (String keyword : activity.keywords()) {
      KeyPhrase named = finder.named(keyword);
      if (!named.shown().isBlank() && named.shown().length() <= LONGEST_NAMED) {
        phrases.putIfAbsent(named.key(), named);
      }
    }
    if (phrases.isEmpty()) {
      read(activity, phrases);
    }
    return phrases.values().stream().limit(MOST_PHRASES).map(KeyPhrase::packed).toList();
  }

  private void read(Activity activity, Map<String, KeyPhrase> phrases) {
    String text = activity.text();
    if (text != null && !TEXTS_DO_NOT_COUNT.contains(activity.type())) {
      add(text, phrases);
    }
    Asset asset = activity.asset();
    if (asset != null && asset.name() != null && NAMES_COUNT.contains(activity.type())) {
      add(asset.name(), phrases);
    }
  }

  private void add(String text, Map<String, KeyPhrase> phrases) {
    for (KeyPhrase phrase : finder.find(text, MOST_PHRASES)) {
      phrases.putIfAbsent(phrase.key(), phrase);
    }
  }
}
