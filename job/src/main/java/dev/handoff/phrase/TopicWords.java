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

  /** The short word that French joins to the next: l'activation, d'audiences, jusqu'ici. */
  private static final Pattern ELISION =
      Pattern.compile("^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]");

  /** What mail systems report, not what people take an interest in. */
  private static final Set<String> SILENT_TYPES =
      Set.of("emailSent", "emailDelivered", "emailBounced", "emailUnsubscribed");

  /** Function words of both languages, and words that every marketing page has. */
  private static final Set<String> STOP_WORDS =
      Set.of(
          ("about after again against agent along already also always another around aussi "
                  + "avec avez avons back been before being best better between bonjour both bring "
                  + "brings building built business cela cette chaque chat chez click clicked closer "
                  + "comme comment contact could dans days demande depuis deux discover discussion "
                  + "document documents does doing donc dont download during déjà e-mail each early "
                  + "easy elle elles email encore ensemble entre every example faire fait faster find "
                  + "first following form formulaire from full gets getting good great guide guided "
                  + "have having hello help helps here home http https ideas image improve inside "
                  + "into invitation it's jour jours just know last later latest learn less leur "
                  + "leurs like live look looking made make makes making many meet merci mois month "
                  + "months more most moving much must need needs newsletter nine ninety notre nous "
                  + "nouveau nouveaux nouvelle nouvelles often once ones only open other over "
                  + "overview page pages part parts people peut peuvent place plan plans please plus "
                  + "plusieurs pour pouvez practice premier premiers première présentation quand quel "
                  + "quelle quelles quels query question questions read ready real regarding resolved "
                  + "right same sans seconde sera session should show shows simple simply since "
                  + "site-wide some sont sous start started starting steps still such take takes team "
                  + "teams tell than thank thanks that their them then there these they thing things "
                  + "this those three through time times tips today together toujours tour tous tout "
                  + "toute toutes turn téléchargement under understand until upon used useful user "
                  + "using vers very view visit voici voir votre vous walk want ways webinaire "
                  + "webinar week weeks well were what when where which while will with without work "
                  + "works world would year years your était être")
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
      String word = ELISION.matcher(words.group().toLowerCase(Locale.ROOT)).replaceFirst("");
      if (word.length() >= SHORTEST_WORD
          && word.length() <= LONGEST_TOPIC
          && !STOP_WORDS.contains(word)) {
        topics.add(word);
      }
    }
  }
}
