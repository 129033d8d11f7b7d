package dev.handoff.tool.demo;

import java.util.List;

/** What can be bought, and what its pages, papers and questions are about. */
enum Interest {
  ASSETS(
      "aem-assets",
      new Topic("asset-library", "digital asset management", "la gestion des actifs numériques"),
      new Topic("asset-workflows", "asset workflows", "les flux de validation créative"),
      new Topic("brand-portal", "brand portal", "le portail de marque"),
      new Topic("smart-tags", "image metadata", "les métadonnées d'image"),
      new Topic("image-rights", "usage rights", "les droits à l'image"),
      new Topic("asset-migration", "asset migration", "la migration de la photothèque")),
  SITES(
      "aem-sites",
      new Topic("site-migration", "site migration", "la migration de site"),
      new Topic("headless", "headless content", "les contenus découplés"),
      new Topic("multi-site", "multilingual sites", "les sites multilingues"),
      new Topic("accessibility", "web accessibility", "l'accessibilité numérique"),
      new Topic("page-speed", "page performance", "la performance des pages"),
      new Topic("translation", "translation workflow", "la chaîne de traduction")),
  DATA(
      "rt-cdp",
      new Topic("data-residency", "data residency", "la résidence des données"),
      new Topic("customer-profile", "unified customer profile", "le profil client unifié"),
      new Topic("consent", "consent management", "la gestion du consentement"),
      new Topic("audit-trail", "audit trail", "la piste d'audit"),
      new Topic("connectors", "data connectors", "les connecteurs de données"),
      new Topic("activation", "audience activation", "l'activation des audiences"));

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Topic> topics;

  Interest(String id, Topic... topics) {
    this.id = id;
    this.topics = List.of(topics);
  }

  /** The id in the catalog. */
  String id() {
    return id;
  }

  List<Topic> topics() {
    return topics;
  }

  /**
   * One subject.
   *
   * @param slug its part of an address
   * @param en in English
   * @param frWithArticle in French, as it stands after "sur"
   */
  record Topic(String slug, String en, String frWithArticle) {

    /** The subject in French without its article. */
    String fr() {
      return frWithArticle.replaceFirst("^(la|le|les) |^l'", "");
    }

    String in(boolean french) {
      return french ? fr() : en;
    }
  }
}
