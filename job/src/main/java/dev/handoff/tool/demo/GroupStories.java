package dev.handoff.tool.demo;

import dev.handoff.domain.group.Account;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.group.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The buying groups, snapshot by snapshot, and what becomes of each:
 *
 * <ul>
 *   <li>lumiere-assets, northgate-assets: ready by their own activity, one early, one late
 *   <li>rivoli-assets: keen but incomplete, until a decision maker joins and brings a history along
 *   <li>lumiere-sites, bruckner-sites: wait for a second decision maker (one joins, one is
 *       promoted)
 *   <li>rivoli-cdp, cielo-cdp: on fire on the web
 *   <li>armorique-sites: ready early, then silent; cools off by decay alone
 *   <li>armorique-assets, lumiere-cdp, asahigaoka-assets: never ready; prairie-cdp: only robots
 *   <li>armorique-cdp: deleted
 * </ul>
 */
final class GroupStories {

  // day time | group | status | stage | members
  private static final String SNAPSHOTS =
      """
      1 00:10 | lumiere-assets | Interest | Awareness | camille=Decision Maker; ndeye=Champion; hugo=Practitioner; annesophie=Practitioner; thibault=Influencer
      1 00:10 | lumiere-sites | Interest | Awareness | camille=Decision Maker; hugo=Champion; ines=Practitioner
      1 00:10 | lumiere-cdp | New |  | camille=Practitioner; olivier=Architect; delphine=Data Protection Officer
      1 00:10 | rivoli-assets | Interest | Consideration | leila=Champion; mathieu=Practitioner; solene=Influencer
      1 00:10 | rivoli-cdp | New | Awareness | pauline=Decision Maker; fx=Architect; solene=Data Protection Officer
      1 00:10 | armorique-assets | New | Awareness | yann=Decision Maker; elodie=Champion; gwenaelle=Practitioner; corentin=Influencer
      1 00:10 | armorique-sites | Evaluation | Consideration | nolwenn=Decision Maker; loic=Champion; berengere=Practitioner; ewen=Influencer
      1 00:11 | armorique-cdp | New |  | yann=Decision Maker; marc=Architect; sylvie=Data Protection Officer
      1 00:11 | northgate-assets | Interest | Awareness | harriet=Decision Maker; seun=Champion; imogen=Practitioner; priya=Influencer
      1 00:11 | bruckner-sites | Evaluation | Consideration | annegret=Decision Maker; juergen=Influencer; sabine=Champion; tobias=Practitioner
      1 00:11 | cielo-cdp | Interest | Awareness | inigo=Decision Maker; xavier=Architect; lucia=Champion
      1 00:11 | prairie-cdp | New | Awareness | dakota=Decision Maker; kimberly=Architect; marcus=Champion
      1 00:11 | asahigaoka-assets | Interest | Awareness | misaki=Decision Maker; kenji=Champion; haruka=Practitioner; emily=Influencer
      4 16:20 | cielo-cdp | Interest | Awareness | inigo=Decision Maker; mariajose=Data Protection Officer; xavier=Architect; lucia=Champion
      7 11:02 | lumiere-assets | Interest | Consideration | camille=Decision Maker; ndeye=Champion; hugo=Practitioner; annesophie=Practitioner; thibault=Influencer; maelys=Evaluator
      9 09:45 | armorique-assets | New | Awareness | yann=Decision Maker; elodie=Champion; gwenaelle=Practitioner; paul=Practitioner; corentin=Influencer
      14 15:31 | northgate-assets | Interest | Awareness | harriet=Decision Maker; seun=Champion; imogen=Practitioner; rhys=Practitioner; priya=Influencer; callum=Evaluator
      21 10:15 | rivoli-cdp | Interest | Consideration | pauline=Decision Maker; fx=Architect; solene=Data Protection Officer; yasmine=Champion; gregory=Practitioner
      22 14:05 | lumiere-sites | Evaluation | Consideration | camille=Decision Maker; remi=Decision Maker; hugo=Champion; ndeye=Influencer; ines=Practitioner
      25 17:40 | armorique-cdp | deleted | | -
      28 12:00 | asahigaoka-assets | Evaluation | Consideration | misaki=Decision Maker; kenji=Champion; haruka=Practitioner; emily=Influencer
      30 09:10 | northgate-assets | Evaluation | Consideration | harriet=Decision Maker; seun=Champion; imogen=Practitioner; rhys=Practitioner; priya=Influencer; callum=Evaluator
      35 11:25 | bruckner-sites | Evaluation | Intent | annegret=Decision Maker; juergen=Decision Maker; sabine=Champion; tobias=Practitioner
      36 09:30 | armorique-assets | New | Awareness | yann=Decision Maker; gwenaelle=Practitioner; paul=Practitioner; corentin=Influencer
      36 10:02 | rivoli-assets | Evaluation | Intent | jeanbaptiste=Decision Maker; leila=Champion; mathieu=Practitioner; solene=Influencer
      38 16:16 | cielo-cdp | Evaluation | Intent | inigo=Decision Maker; mariajose=Data Protection Officer; xavier=Architect
      41 08:50 | lumiere-cdp | Interest | Awareness | camille=Practitioner; olivier=Architect; delphine=Data Protection Officer; thibault=Champion
      """;

  private static final Map<String, Account> ACCOUNTS =
      Map.of(
          "lumiere", account("lumiere", "Maisons Lumière", "FR", "Retail", 4200),
          "rivoli", account("rivoli", "Banque Rivoli", "FR", "Banking", 11800),
          "armorique", account("armorique", "Transports Armorique", "FR", "Logistics", 950),
          "northgate", account("northgate", "Northgate Outfitters", "GB", "Retail", 2300),
          "bruckner", account("bruckner", "Brückner Maschinenbau", "DE", "Manufacturing", 6100),
          "cielo", account("cielo", "Cielo Hoteles", "ES", "Hospitality", 3400),
          "prairie", account("prairie", "Prairie Health Network", "US", "Healthcare", 15200),
          "asahigaoka", account("asahigaoka", "旭ヶ丘フーズ Asahigaoka Foods", "JP", "Food", 780));

  private static final Map<String, String> NAMES =
      Map.of("northgate-assets", "Northgate: one library for every season");

  private static final Map<String, String> INTERESTS =
      Map.of("assets", "aem-assets", "sites", "aem-sites", "cdp", "rt-cdp");

  private GroupStories() {}

  /** Every snapshot, oldest first. */
  static List<BuyingGroup> snapshots(Cast cast) {
    return SNAPSHOTS.lines().map(line -> snapshot(line, cast)).toList();
  }

  private static BuyingGroup snapshot(String line, Cast cast) {
    List<String> cells = List.of(line.split(" *\\| *", -1));
    List<String> time = List.of(cells.get(0).split(" ", -1));
    String group = cells.get(1);
    List<String> names = List.of(group.split("-", 2));
    boolean deleted = cells.get(2).equals("deleted");
    return new BuyingGroup(
        "bg-" + group,
        NAMES.get(group),
        deleted ? null : ACCOUNTS.get(names.get(0)),
        deleted ? "" : INTERESTS.getOrDefault(names.get(1), ""),
        deleted ? "" : cells.get(2),
        blankIsNull(cells.get(3)),
        deleted ? List.of() : members(cells.get(4), cast),
        DemoDays.at(Integer.parseInt(time.get(0)), time.get(1)),
        deleted);
  }

  private static @Nullable String blankIsNull(String cell) {
    return cell.isBlank() ? null : cell;
  }

  private static List<Member> members(String cell, Cast cast) {
    List<Member> members = new ArrayList<>();
    for (String part : cell.split("; ", -1)) {
      List<String> nameAndRole = List.of(part.split("=", 2));
      members.add(new Member(cast.id(nameAndRole.get(0)), nameAndRole.get(1)));
    }
    return members;
  }

  private static Account account(
      String id, String name, String country, String industry, int employees) {
    return new Account(
        "acc-" + id,
        name,
        country,
        industry,
        String.format(Locale.ROOT, "{\"employees\":%d,\"domain\":\"%s.example\"}", employees, id));
  }
}
