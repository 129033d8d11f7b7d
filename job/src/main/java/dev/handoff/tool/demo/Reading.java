package dev.handoff.tool.demo;

import dev.handoff.domain.activity.Asset;
import dev.handoff.tool.demo.Interest.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one person finds to read: pages, papers, mails, each in their language. */
final class Reading {
  private static final String SITE = "https://www.example.com/";

  /** Where in the list of an interest's subjects a company's own begin. */
  private static final Map<String, Integer> FAVOURITES =
      Map.of(
          "lumiere", 0,
          "rivoli", 5,
          "armorique", 2,
          "northgate", 1,
          "bruckner", 0,
          "cielo", 1,
          "prairie", 0,
          "asahigaoka", 3);

  private final CastMember who;
  private final Dice dice;
  private final boolean french;

  Reading(CastMember who, Dice dice) {
    this.who = who;
    this.dice = dice;
    this.french = who.french();
  }

  /** The interest of this visit: mostly the main one. */
  Interest interest() {
    List<Interest> interests = who.interests();
    return dice.chance(0.6) ? interests.get(0) : dice.pick(interests);
  }

  /** A subject: each company comes back to two or three. */
  Topic topic(Interest interest) {
    List<Topic> topics = interest.topics();
    int favourite = FAVOURITES.getOrDefault(who.company(), 4);
    if (dice.chance(0.5)) {
      return topics.get(favourite);
    }
    if (dice.chance(0.6)) {
      return topics.get((favourite + 1) % topics.size());
    }
    return dice.pick(topics);
  }

  Asset page(Interest interest, Topic topic) {
    if (dice.chance(0.07)) {
      return pricing(interest);
    }
    List<String> views =
        french
            ? List.of("présentation", "témoignages", "en pratique", "questions fréquentes")
            : List.of("overview", "customer stories", "in practice", "questions and answers");
    String view = dice.pick(views);
    String subject = capitalised(topic.in(french));
    return new Asset(
        null,
        french ? subject + " : " + view : subject + ": " + view,
        address(interest, topic.slug() + "/" + slug(view)));
  }

  Asset pricing(Interest interest) {
    return new Asset(
        null, french ? "Tarifs et formules" : "Plans and pricing", address(interest, "pricing"));
  }

  Asset paper(Interest interest, Topic topic) {
    boolean guide = dice.chance(0.6);
    String subject = topic.in(french);
    String name =
        french
            ? (guide ? "Livre blanc : " : "Grille d'évaluation : ") + subject
            : (guide ? "White paper: " : "Evaluation checklist: ") + subject;
    String file = topic.slug() + (guide ? "-guide" : "-checklist");
    return new Asset(file, name, address(interest, "papers/" + file + ".pdf"));
  }

  Asset form(Interest interest) {
    int which = dice.between(0, 2);
    List<String> names =
        french
            ? List.of("Demande de démonstration", "Demande de tarif", "Parler à un expert")
            : List.of("Request a demo", "Request a quote", "Talk to an expert");
    List<String> slugs = List.of("demo", "quote", "expert");
    return new Asset(
        "form-" + (4100 + which),
        names.get(which),
        address(interest, "contact/" + slugs.get(which)));
  }

  Asset chat(Interest interest, Topic topic) {
    return new Asset(
        "dlg-" + interest.id(),
        french ? "Assistant du site" : "Site assistant",
        address(interest, topic.slug() + "/overview"));
  }

  String question(Topic topic) {
    return french
        ? dice.pick(
                List.of(
                    "Avez-vous un retour d'expérience sur %s dans notre secteur ?",
                    "Combien de temps faut-il prévoir pour %s ?",
                    "Qui doit piloter %s de notre côté ?",
                    "Que coûte %s la première année ?"))
            .formatted(topic.frWithArticle())
        : dice.pick(
                List.of(
                    "How long does it take to roll out %s?",
                    "Do you have a reference for %s in our industry?",
                    "Who usually owns %s on the customer side?",
                    "What does %s cost in the first year?"))
            .formatted(topic.en());
  }

  String chatSummary(Topic topic) {
    return french
        ? "Échange sur %s ; souhaite être rappelé au sujet des délais et du budget."
            .formatted(topic.frWithArticle())
        : "Asked about %s; wants to hear about timing and budget.".formatted(topic.en());
  }

  private String address(Interest interest, String path) {
    return SITE + (french ? "fr/" : "en/") + interest.id() + "/" + path;
  }

  private static String slug(String view) {
    return switch (view) {
      case "témoignages", "customer stories" -> "stories";
      case "en pratique", "in practice" -> "practice";
      case "questions fréquentes", "questions and answers" -> "faq";
      default -> "overview";
    };
  }

  static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
