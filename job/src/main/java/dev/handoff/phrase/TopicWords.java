package dev.handoff.phrase;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.Asset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The topics an activity is about: the keywords its source gives, or else the words of its text and
 * its asset's name that mean something in French or English (SPEC section 5). Each topic counts
 * once an activity.
 */
public final class TopicWords {

  private static final int SHORTEST_WORD = 4;
  private static final int LONGEST_TOPIC = 60;
  private static final int MOST_TOPICS = 8;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:['’\\-][\\p{L}\\p{M}]+)*");

  /** What mail systems report, not what people take an interest in. */
  private static final Set<String> SILENT_TYPES =
      Set.of("emailSent", "emailDelivered", "emailBounced", "emailUnsubscribed");

  /** Function words of both languages, and words that every marketing page has. */
  private static final Set<String> STOP_WORDS =
      Set.of(
          ("about after agent also aussi avec avez avons back been before being best between "
                  + "bonjour both cela cette chat chez click clicked com comme comment contact could "
                  + "dans document documents does doing donc dont download e-mail each elle elles "
                  + "email entre example faire fait form formulaire from guide have having hello here "
                  + "home http https into invitation just leur leurs merci more most much need needs "
                  + "newsletter notre nous only other our over page pages peut peuvent please plus "
                  + "pour pouvez quel quelle quelles quels query question questions regarding "
                  + "resolved same sans sera ses should show shows some sont sous such than thank "
                  + "thanks that their them then there these they this those through tous tout toute "
                  + "toutes téléchargement under user very votre vous want webinaire webinar were "
                  + "what when where which while will with would www your était été être")
              .split(" "));

  private TopicWords() {}

  /** Topics of an activity; empty when it is not about anything. */
  public static List<String> in(Activity activity) {
    if (activity.automated() || SILENT_TYPES.contains(activity.type())) {
      return List.of();
    }
    Set<String> topics = new LinkedHashSet<>();
    for (String keyword : activity.keywords()) {
      String topic = keyword.strip().toLowerCase(Locale.ROOT);
      if (!topic.isEmpty() && topic.length() <= LONGEST_TOPIC) {
        topics.add(topic);
      }
    }
    if (topics.isEmpty()) {
      addWords(activity.text(), topics);
      Asset asset = activity.asset();
      if (asset != null && !activity.type().equals(ActivityType.PAGE_VIEWED)) {
        addWords(asset.name(), topics);
      }
    }
    return topics.stream().limit(MOST_TOPICS).toList();
  }

  private static void addWords(@Nullable String text, Set<String> topics) {
    if (text == null) {
      return;
    }
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group().toLowerCase(Locale.ROOT);
      if (word.length() >= SHORTEST_WORD
          && word.length() <= LONGEST_TOPIC
          && !STOP_WORDS.contains(word)) {
        topics.add(word);
      }
    }
  }
}
