package dev.handoff.domain.insight;

import static dev.handoff.domain.insight.MailFeatures.DAYS_SINCE_INTERACTION;
import static dev.handoff.domain.insight.MailFeatures.DELIVERY_FAILURES;
import static dev.handoff.domain.insight.MailFeatures.PROMOTIONAL_AFTER_TRANSACTIONAL;
import static dev.handoff.domain.insight.MailFeatures.PROMOTIONAL_DROP;
import static dev.handoff.domain.insight.MailFeatures.PROMOTIONAL_MAILS;
import static dev.handoff.domain.insight.MailFeatures.PROMOTIONAL_RISE;
import static dev.handoff.domain.insight.MailFeatures.PROMOTIONAL_SHARE;
import static dev.handoff.domain.insight.MailFeatures.TRANSACTIONAL_SHARE;

import dev.handoff.domain.insight.SegmentModel.Scale;
import dev.handoff.domain.insight.SegmentModel.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The models in force while the catalog holds none. They are guesses, made so that more mail, less
 * interaction and a longer silence mean more risk; {@code fit} replaces them by what a log says.
 */
final class BuiltInModels {

  private BuiltInModels() {}

  static RiskModel risk() {
    return new RiskModel(
        RiskModel.ACTIVE_ID,
        0,
        Instant.EPOCH,
        -5.0,
        Map.of(
            PROMOTIONAL_MAILS, 0.08,
            PROMOTIONAL_RISE, 0.15,
            PROMOTIONAL_SHARE, -1.0,
            PROMOTIONAL_DROP, 0.8,
            DAYS_SINCE_INTERACTION, 0.03,
            DELIVERY_FAILURES, 0.1),
        Map.of(
            PROMOTIONAL_MAILS, 6.0,
            PROMOTIONAL_SHARE, 0.2,
            DAYS_SINCE_INTERACTION, 12.0));
  }

  static SegmentModel segments() {
    return new SegmentModel(
        RiskModel.ACTIVE_ID,
        0,
        Instant.EPOCH,
        Map.of(
            TRANSACTIONAL_SHARE, new Scale(0.3, 0.3),
            PROMOTIONAL_SHARE, new Scale(0.2, 0.2),
            PROMOTIONAL_DROP, new Scale(0, 0.3),
            PROMOTIONAL_AFTER_TRANSACTIONAL, new Scale(0.3, 0.35),
            DAYS_SINCE_INTERACTION, new Scale(12, 9)),
        List.of(
            segment(
                "orders-only",
                "Reads only what concerns an order",
                "Ne lit que ce qui concerne une commande",
                "Answers transactional mail, hardly ever offers.",
                "Réagit aux messages transactionnels, presque jamais aux offres.",
                Map.of(
                    TRANSACTIONAL_SHARE, 1.3,
                    PROMOTIONAL_SHARE, -1.0,
                    PROMOTIONAL_AFTER_TRANSACTIONAL, -0.8,
                    DAYS_SINCE_INTERACTION, -0.5)),
            segment(
                "after-purchase",
                "Answers offers after a purchase",
                "Répond aux offres après un achat",
                "Answers offers, mostly in the week after a transactional mail.",
                "Répond aux offres, surtout dans la semaine qui suit un message transactionnel.",
                Map.of(
                    TRANSACTIONAL_SHARE, 0.7,
                    PROMOTIONAL_SHARE, 1.0,
                    PROMOTIONAL_AFTER_TRANSACTIONAL, 1.7,
                    DAYS_SINCE_INTERACTION, -0.8)),
            segment(
                "offers",
                "Answers offers at any time",
                "Répond aux offres à tout moment",
                "Answers many offers, with or without a transactional mail before.",
                "Répond à beaucoup d'offres, avec ou sans message transactionnel avant.",
                Map.of(
                    PROMOTIONAL_SHARE, 2.0,
                    PROMOTIONAL_AFTER_TRANSACTIONAL, -0.4,
                    DAYS_SINCE_INTERACTION, -1.0)),
            segment(
                "fading",
                "Fading",
                "S’éloigne",
                "Answered offers earlier in the month, and no longer does.",
                "Répondait aux offres plus tôt dans le mois, et n'y répond plus.",
                Map.of(
                    TRANSACTIONAL_SHARE, -0.5,
                    PROMOTIONAL_DROP, 1.3,
                    PROMOTIONAL_AFTER_TRANSACTIONAL, -0.4,
                    DAYS_SINCE_INTERACTION, 0.9)),
            segment(
                "silent",
                "Answers nothing",
                "Ne réagit pas",
                "Has not answered any mail for weeks.",
                "N'a réagi à aucun message depuis des semaines.",
                Map.of(
                    TRANSACTIONAL_SHARE, -1.0,
                    PROMOTIONAL_SHARE, -1.0,
                    PROMOTIONAL_AFTER_TRANSACTIONAL, -0.8,
                    DAYS_SINCE_INTERACTION, 2.0))));
  }

  private static Segment segment(
      String id,
      String name,
      String nameFr,
      String description,
      String descriptionFr,
      Map<String, Double> centroid) {
    return new Segment(id, name, nameFr, description, descriptionFr, centroid);
  }
}
