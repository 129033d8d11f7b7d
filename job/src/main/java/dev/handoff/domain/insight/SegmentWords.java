package dev.handoff.domain.insight;

import static dev.handoff.domain.insight.MailFeatures.DAYS_SINCE_INTERACTION;
import static dev.handoff.domain.insight.MailFeatures.PROMOTIONAL_AFTER_TRANSACTIONAL;
import static dev.handoff.domain.insight.MailFeatures.PROMOTIONAL_DROP;
import static dev.handoff.domain.insight.MailFeatures.PROMOTIONAL_SHARE;
import static dev.handoff.domain.insight.MailFeatures.TRANSACTIONAL_SHARE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Says in words how the people of a segment take mail. */
final class SegmentWords {

  /** Deviations from everybody below which a feature names nothing. */
  private static final double TELLING = 0.5;

  private static final Called USUAL =
      new Called("usual", "Like most people", "Comme la plupart des gens");

  private static final Map<String, Called> MORE =
      Map.of(
          TRANSACTIONAL_SHARE,
          new Called(
              "answers-transactional",
              "answers transactional mail",
              "répond aux messages transactionnels"),
          PROMOTIONAL_SHARE,
          new Called("answers-offers", "answers offers", "répond aux offres"),
          PROMOTIONAL_DROP,
          new Called(
              "answers-less",
              "answers offers less than before",
              "répond moins qu'avant aux offres"),
          PROMOTIONAL_AFTER_TRANSACTIONAL,
          new Called(
              "after-transactional",
              "answers offers after a transactional mail",
              "répond aux offres après un message transactionnel"),
          DAYS_SINCE_INTERACTION,
          new Called("long-silent", "silent for long", "silencieux depuis longtemps"));

  private static final Map<String, Called> LESS =
      Map.of(
          TRANSACTIONAL_SHARE,
          new Called(
              "skips-transactional",
              "leaves transactional mail unanswered",
              "laisse sans réponse les messages transactionnels"),
          PROMOTIONAL_SHARE,
          new Called("skips-offers", "leaves offers unanswered", "laisse les offres sans réponse"),
          PROMOTIONAL_DROP,
          new Called(
              "answers-more", "answers offers more than before", "répond plus qu'avant aux offres"),
          PROMOTIONAL_AFTER_TRANSACTIONAL,
          new Called(
              "seldom-after-transactional",
              "seldom answers offers after a transactional mail",
              "répond rarement aux offres après un message transactionnel"),
          DAYS_SINCE_INTERACTION,
          new Called("answered-lately", "answered lately", "a répondu récemment"));

  private static final List<Usual> USUALLY =
      List.of(
          new Usual(
              TRANSACTIONAL_SHARE,
              100,
              "answers %.0f %% of transactional mail",
              "répond à %.0f %% des messages transactionnels"),
          new Usual(
              PROMOTIONAL_SHARE,
              100,
              "answers %.0f %% of promotional mail",
              "répond à %.0f %% des messages promotionnels"),
          new Usual(
              PROMOTIONAL_AFTER_TRANSACTIONAL,
              100,
              "%.0f %% of those answers come in the week after a transactional mail",
              "%.0f %% de ces réponses dans la semaine après un message transactionnel"),
          new Usual(
              PROMOTIONAL_DROP,
              -100,
              "%+.0f points from the earlier half of the month to the later",
              "%+.0f points de la première moitié du mois à la seconde"),
          new Usual(
              DAYS_SINCE_INTERACTION,
              1,
              "last answer %.0f days ago",
              "dernière réponse il y a %.0f jours"));

  private SegmentWords() {}

  /** How the usual value of a feature is said; the unit is what it is multiplied by before. */
  private record Usual(String feature, double unit, String english, String french) {}

  /** What a segment is called: an id for conditions, and a name in both languages. */
  record Called(String id, String name, String nameFr) {}

  /** By the two features in which it is farthest from everybody, if they tell anything. */
  static Called of(Map<String, Double> centroid) {
    List<Map.Entry<String, Double>> telling = new ArrayList<>(centroid.entrySet());
    telling.removeIf(one -> Math.abs(one.getValue()) < TELLING);
    telling.sort(
        Comparator.comparingDouble((Map.Entry<String, Double> one) -> -Math.abs(one.getValue()))
            .thenComparing(Map.Entry::getKey));
    if (telling.isEmpty()) {
      return USUAL;
    }
    Called first = word(telling.get(0));
    if (telling.size() == 1) {
      return new Called(first.id(), capital(first.name()), capital(first.nameFr()));
    }
    Called second = word(telling.get(1));
    return new Called(
        first.id() + "-" + second.id(),
        capital(first.name()) + ", " + second.name(),
        capital(first.nameFr()) + ", " + second.nameFr());
  }

  private static Called word(Map.Entry<String, Double> feature) {
    return (feature.getValue() > 0 ? MORE : LESS).getOrDefault(feature.getKey(), USUAL);
  }

  /** What is usual in it, in numbers. */
  static String english(Map<String, Double> values) {
    return sentence(values, Usual::english, "; ");
  }

  /** The same in French. */
  static String french(Map<String, Double> values) {
    return sentence(values, Usual::french, "\u00a0; ");
  }

  private static String sentence(
      Map<String, Double> values, Function<Usual, String> form, String between) {
    List<String> parts = new ArrayList<>();
    for (Usual usual : USUALLY) {
      Double value = values.get(usual.feature());
      if (value != null) {
        double shown = Math.rint(usual.unit() * value) + 0.0;
        parts.add(String.format(Locale.ROOT, form.apply(usual), shown));
      }
    }
    return parts.isEmpty() ? "" : capital(String.join(between, parts)) + ".";
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
