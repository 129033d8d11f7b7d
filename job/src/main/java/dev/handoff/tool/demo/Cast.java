package dev.handoff.tool.demo;

import dev.handoff.domain.group.Person;
import dev.handoff.tool.demo.CastMember.Stretch;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everybody in the demo: some fifty people by a short name, and the many others of a marketing
 * database that no buying group knows. Phone numbers are of ranges kept for fiction.
 */
final class Cast {

  // short name | id | first | last | title | locale | zone | company | phone | interests |
  // days:visits
  private static final String PEOPLE =
      """
      camille | 1048201 | Camille | Fournier | Directrice marketing et communication | fr-FR | Europe/Paris | lumiere | +33 1 99 00 12 01 | ASSETS SITES DATA | 1-18:3.6 19-45:1.3
      ndeye | 1048202 | Ndèye Fatou | Sarr-Lemoine | Responsable de la médiathèque | fr-FR | Europe/Paris | lumiere | +33 6 39 98 12 02 | ASSETS SITES | 1-20:6 21-45:2
      hugo | 1048203 | Hugo | Petitjean | Chef de projet digital | fr-FR | Europe/Paris | lumiere | +33 1 99 00 12 03 | ASSETS SITES | 1-12:3 13-45:4
      annesophie | 1048204 | Anne-Sophie | de La Rochefoucauld-Montbel | Iconographe et documentaliste multimédia | fr-FR | Europe/Paris | lumiere | +33 1 99 00 12 04 | ASSETS | 1-45:2
      thibault | 1048205 | Thibault | Guérin | Directeur adjoint des systèmes d'information | fr-FR | Europe/Paris | lumiere | +33 1 99 00 12 05 | ASSETS DATA | 1-20:4 21-45:1
      maelys | 1048206 | Maëlys | Le Goff | Chargée d'évaluation des outils créatifs | fr-FR | Europe/Paris | lumiere | - | ASSETS | 5-45:1.5
      remi | 1048207 | Rémi | Castaing | Directeur e-commerce | fr-FR | Europe/Paris | lumiere | +33 6 39 98 12 07 | SITES | 8-45:3
      ines | 1048208 | Inès | Vidal | Développeuse front-end | fr-FR | Europe/Paris | lumiere | - | SITES | 1-45:2
      olivier | 1048209 | Olivier | Nguyên | Architecte données | fr-FR | Europe/Paris | lumiere | +33 1 99 00 12 09 | DATA | 1-45:0.1
      delphine | 1048210 | Delphine | Roussel | Déléguée à la protection des données | fr-FR | Europe/Paris | lumiere | - | DATA | 1-45:0.1
      jeanbaptiste | 1048221 | Jean-Baptiste | Delacroix | Directeur de la marque | fr-FR | Europe/Paris | rivoli | +33 1 99 00 34 21 | ASSETS | 10-45:3
      leila | 1048222 | ليلى | المنصوري | Responsable des contenus | fr-MA | Africa/Casablanca | rivoli | - | ASSETS | 1-45:3.5
      mathieu | 1048223 | Mathieu | Bréchard | Graphiste senior | fr-FR | Europe/Paris | rivoli | +33 6 39 98 34 23 | ASSETS | 1-45:3
      solene | 1048224 | Solène | Kerdoncuff | Responsable conformité | fr-FR | Europe/Paris | rivoli | +33 2 61 91 34 24 | DATA ASSETS | 1-45:2.5
      pauline | 1048225 | Pauline | Abitbol | Directrice de la relation client | fr-FR | Europe/Paris | rivoli | +33 1 99 00 34 25 | DATA | 1-21:0.3 22-45:3
      fx | 1048226 | François-Xavier | Tournier | Architecte des systèmes d'information | fr-FR | Europe/Paris | rivoli | +33 1 99 00 34 26 | DATA ASSETS | 1-45:2
      yasmine | crm-7731 | Yasmine | Haddad | Cheffe de produit data | fr-FR | Europe/Paris | rivoli | +33 6 39 98 34 27 | DATA | 1-20:0.2 21-45:3.5
      gregory | 1048228 | Grégory | Lenoir | Analyste CRM | fr-FR | Europe/Paris | rivoli | - | DATA | 1-18:0.1 19-45:1
      yann | 1048241 | Yann | Le Bihan | Directeur général adjoint | fr-FR | Europe/Paris | armorique | +33 2 61 91 56 41 | ASSETS DATA | 1-45:0.4
      elodie | 1048242 | Élodie | Kermarrec | Chargée de communication | fr-FR | Europe/Paris | armorique | +33 2 61 91 56 42 | ASSETS | 1-34:0.8
      gwenaelle | 1048243 | Gwenaëlle | Morvan | Photographe | fr-FR | Europe/Paris | armorique | - | ASSETS | 1-45:0.3
      paul | 1048244 | Paul | Stéphan | Assistant de communication | fr-FR | Europe/Paris | armorique | - | ASSETS | 1-45:0.3
      corentin | 1048245 | Corentin | Hascoët | Responsable informatique | fr-FR | Europe/Paris | armorique | +33 2 61 91 56 45 | ASSETS | 1-45:0.2
      nolwenn | 1048246 | Nolwenn | Quéré | Directrice de la communication | fr-FR | Europe/Paris | armorique | +33 2 61 91 56 46 | SITES | 1-8:7 9-14:0.9
      loic | 1048247 | Loïc | Jaouen | Webmestre | fr-FR | Europe/Paris | armorique | +33 2 61 91 56 47 | SITES | 1-8:8 9-14:1.2
      berengere | 1048248 | Bérengère | Tanguy | Rédactrice web | fr-FR | Europe/Paris | armorique | - | SITES | 1-8:6 9-14:0.8
      ewen | 1048249 | Ewen | Salaün | Consultant en accessibilité | fr-FR | Europe/Paris | armorique | +33 6 39 98 56 49 | SITES | 1-9:5 10-14:0.6
      marc | 1048250 | Marc | Olivieri | Architecte | fr-FR | Europe/Paris | armorique | - | DATA | 1-24:0.6
      sylvie | 1048251 | Sylvie | Prigent | Juriste données personnelles | fr-FR | Europe/Paris | armorique | - | DATA | 1-24:0.6
      harriet | 1048261 | Harriet | Ashworth | Chief Marketing Officer | en-GB | Europe/London | northgate | +44 20 7946 0161 | ASSETS | 1-18:0.7 19-45:4
      seun | 1048262 | Oluwaseun | Adeyemi-Blackwood | Head of Creative Operations | en-GB | Europe/London | northgate | +44 7700 900162 | ASSETS | 1-16:1 17-45:5
      imogen | 1048263 | Imogen | Clarke | Digital Asset Librarian | en-GB | Europe/London | northgate | +44 20 7946 0163 | ASSETS | 1-16:1.5 17-45:4
      rhys | 1048264 | Rhys | Pritchard | Retoucher | en-GB | Europe/London | northgate | - | ASSETS | 10-45:2
      priya | 1048265 | Priya | Raghunathan | IT Director | en-GB | Europe/London | northgate | +44 7700 900165 | ASSETS | 1-18:0.4 19-45:3.5
      callum | 1048266 | Callum | O'Donnell | Procurement Analyst | en-IE | Europe/Dublin | northgate | - | ASSETS | 14-45:1
      annegret | 1048271 | Annegret | Müller-Lüdenscheidt | Head of Marketing | de-DE | Europe/Berlin | bruckner | +49 30 23125 171 | SITES | 1-45:2.5
      juergen | 1048272 | Jürgen | Weiß | Vice President Digital | de-DE | Europe/Berlin | bruckner | +49 30 23125 172 | SITES | 1-25:1 26-45:3
      sabine | 1048273 | Sabine | Großmann | Web Platform Lead | de-DE | Europe/Berlin | bruckner | +49 30 23125 173 | SITES | 1-45:2.5
      tobias | 1048274 | Tobias | Köhler | Developer | de-DE | Europe/Berlin | bruckner | - | SITES | 1-45:1.5
      inigo | 1048281 | Íñigo | Etxeberria Zubizarreta | Director of CRM | es-ES | Europe/Madrid | cielo | - | DATA | 1-45:3
      mariajose | 1048282 | María José | Núñez de Balboa | Data Protection Officer | es-ES | Europe/Madrid | cielo | - | DATA | 1-45:2
      xavier | 1048283 | Xavier | Puigdomènech | Data Architect | ca-ES | Europe/Madrid | cielo | - | DATA | 1-45:2.5
      lucia | crm-8120 | Lucía | Fernández | Loyalty Programme Manager | es-ES | Atlantic/Canary | cielo | - | DATA | 1-45:1.5
      dakota | 1048291 | Dakota | Whitfield | Chief Information Officer | en-US | America/Chicago | prairie | +1 202 555 0191 | DATA | 1-45:0.2
      kimberly | 1048292 | Kimberly | Tran | Principal Data Architect | en-US | America/Denver | prairie | +1 202 555 0192 | DATA | 1-45:0.4
      marcus | 1048293 | Marcus | Bell Jr. | Patient Experience Lead | en-US | America/Chicago | prairie | +1 202 555 0193 | DATA | 1-45:0.3
      misaki | crm-9001 | 美咲 | 佐藤 | Creative Director | ja-JP | Asia/Tokyo | asahigaoka | - | ASSETS | 1-45:1.4
      kenji | 1048302 | Kenji | Watanabe | Brand Manager | ja-JP | Asia/Tokyo | asahigaoka | - | ASSETS | 1-45:1.6
      haruka | 1048303 | Haruka | Ōno | Packaging Designer | ja-JP | Asia/Tokyo | asahigaoka | - | ASSETS | 1-45:1.2
      emily | 1048304 | Emily | Nakamura-Price | IT Business Partner | en-AU | Asia/Tokyo | asahigaoka | - | ASSETS | 1-45:1
      bertrand | 1048311 | Bertrand | Mazeau | Consultant indépendant | fr-BE | Europe/Brussels | mazeau | - | ASSETS | 1-45:0.8
      zoe | 1048312 | Zoë | van der Meer | Student | nl-NL | Europe/Amsterdam | meer | - | DATA | 1-45:0.5
      """;

  private static final int STRANGERS = 124;

  private final Map<String, CastMember> people = new LinkedHashMap<>();
  private final List<CastMember> strangers = new ArrayList<>();

  Cast() {
    PEOPLE.lines().forEach(this::add);
    Dice dice = new Dice("strangers");
    for (int i = 0; i < STRANGERS; i++) {
      strangers.add(stranger(i, dice));
    }
  }

  /** Those that people and buying groups name, by short name. */
  Map<String, CastMember> people() {
    return people;
  }

  /** Those who only ever show in activities. */
  List<CastMember> strangers() {
    return strangers;
  }

  /** By short name. */
  CastMember named(String shortName) {
    CastMember member = people.get(shortName);
    if (member == null) {
      throw new IllegalArgumentException("nobody is called " + shortName);
    }
    return member;
  }

  /** The person's id, by short name. */
  String id(String shortName) {
    return named(shortName).id();
  }

  private void add(String line) {
    List<String> cells = List.of(line.split(" *\\| *", -1));
    String shortName = cells.get(0).strip();
    String company = cells.get(7);
    Person person =
        new Person(
            cells.get(1),
            cells.get(2),
            cells.get(3),
            cells.get(4),
            email(shortName, cells.get(2), cells.get(3), company),
            dashIsNull(cells.get(8)),
            cells.get(5),
            cells.get(6),
            DemoDays.at(1, "00:05").plusSeconds(people.size()),
            false);
    people.put(
        shortName, new CastMember(person, company, interests(cells.get(9)), rhythm(cells.get(10))));
  }

  /** As most companies make them; the short name where a name has no Latin letters. */
  private static @Nullable String email(
      String shortName, String first, String last, String company) {
    if (shortName.equals("gregory")) {
      return null;
    }
    String local = latin(first) + "." + latin(last);
    return (local.equals(".") ? shortName : local) + "@" + company + ".example";
  }

  private static String latin(String name) {
    return Normalizer.normalize(
            name.toLowerCase(Locale.ROOT).replace("ß", "ss"), Normalizer.Form.NFD)
        .replaceAll("[^a-z]", "");
  }

  private static @Nullable String dashIsNull(String cell) {
    return cell.equals("-") ? null : cell;
  }

  private static List<Interest> interests(String cell) {
    return List.of(cell.split(" ", -1)).stream()
        .map(name -> Interest.valueOf(name.toUpperCase(Locale.ROOT)))
        .toList();
  }

  private static List<Stretch> rhythm(String cell) {
    List<Stretch> stretches = new ArrayList<>();
    for (String part : cell.strip().split(" ", -1)) {
      String[] daysAndVisits = part.split(":", 2);
      String[] days = daysAndVisits[0].split("-", 2);
      stretches.add(
          new Stretch(
              Integer.parseInt(days[0]),
              Integer.parseInt(days[1]),
              Double.parseDouble(daysAndVisits[1])));
    }
    return stretches;
  }

  private static CastMember stranger(int number, Dice dice) {
    boolean french = dice.chance(0.6);
    Person person =
        new Person(
            String.valueOf(2_000_400 + 7 * number),
            null,
            null,
            null,
            null,
            null,
            french ? "fr-FR" : "en-US",
            french ? "Europe/Paris" : "America/New_York",
            DemoDays.at(1, "00:00"),
            false);
    double visits = dice.between(1, 7) / 10.0;
    return new CastMember(
        person,
        "elsewhere",
        List.of(dice.pick(List.of(Interest.values()))),
        List.of(new Stretch(dice.between(1, 8), DemoDays.COUNT, visits)));
  }
}
