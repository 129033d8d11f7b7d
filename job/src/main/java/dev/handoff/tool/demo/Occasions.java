package dev.handoff.tool.demo;

import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.activity.MomentType;
import dev.handoff.tool.demo.Interest.Topic;
import java.time.Instant;
import java.util.List;

/** What is written into the story by hand: webinars, days of heavy reading, single moments. */
final class Occasions {
  private final Cast cast;
  private final ActivityLog log;
  private final Dice dice = new Dice("occasions");

  Occasions(Cast cast, ActivityLog log) {
    this.cast = cast;
    this.log = log;
  }

  void write() {
    webinar(17, Interest.ASSETS, "Asset library: first ninety days", "ndeye", "hugo", "leila");
    webinar(24, Interest.SITES, "Moving a site without losing it", "sabine", "annegret", "remi");
    webinar(31, Interest.DATA, "Customer data and the law", "solene", "yasmine", "mariajose");
    webinar(38, Interest.ASSETS, "Creative work at scale", "seun", "imogen", "kenji", "bertrand");
    marathon("juergen", 28, Interest.SITES, 36);
    marathon("hugo", 10, Interest.ASSETS, 41);
    marathon("xavier", 9, Interest.DATA, 27);
    marathon("sabine", 16, Interest.SITES, 24);
    marathon("bertrand", 37, Interest.ASSETS, 30);
    marathon("zoe", 22, Interest.DATA, 64);
    web("pauline", 28, "10:12", "A comparé trois offres de résidence des données");
    web("yasmine", 29, "15:40", "A simulé un tarif pour 11 000 postes");
    web("solene", 29, "16:05", "A consulté la page sécurité et conformité");
    web("kimberly", 23, "18:20", "Viewed the status page");
    form("inigo", 18, "10:45");
  }

  private void webinar(int day, Interest interest, String title, String... guests) {
    Asset event = new Asset("web-2026-" + day, title, null);
    for (String guest : guests) {
      CastMember who = cast.named(guest);
      Reading reading = new Reading(who, dice);
      Topic topic = reading.topic(interest);
      Instant registered = DemoDays.at(day - 6, "14:00").plusSeconds(dice.between(0, 20_000));
      Instant joined = DemoDays.at(day, "11:00").plusSeconds(dice.between(-120, 400));
      log.add(who, ActivityType.EVENT_REGISTERED, registered, event);
      log.add(who, ActivityType.EVENT_ATTENDED, joined, event);
      log.addMoment(
          who,
          MomentType.MILESTONE,
          joined,
          (who.french() ? "A suivi le webinaire « " + title + " »" : "Attended " + title),
          "Webinars");
      log.add(
          who,
          ActivityType.WEBINAR_QUESTION_ASKED,
          joined.plusSeconds(dice.between(900, 2400)),
          event,
          reading.question(topic),
          List.of());
      log.add(
          who,
          ActivityType.WEBINAR_POLL_ANSWERED,
          joined.plusSeconds(dice.between(600, 1200)),
          event,
          who.french() ? "Dans les six mois" : "Within six months",
          List.of());
      log.add(
          who,
          ActivityType.ASSET_DOWNLOADED,
          joined.plusSeconds(dice.between(2500, 3400)),
          reading.paper(interest, topic));
    }
  }

  /** A day of reading, far above the daily cap. */
  private void marathon(String name, int day, Interest interest, int pages) {
    CastMember who = cast.named(name);
    Reading reading = new Reading(who, dice);
    Instant now = DemoDays.at(day, "09:05");
    for (int i = 0; i < pages; i++) {
      log.add(who, ActivityType.PAGE_VIEWED, now, reading.page(interest, reading.topic(interest)));
      now = now.plusSeconds(dice.between(20, 300));
    }
  }

  private void web(String name, int day, String time, String description) {
    log.addMoment(
        cast.named(name), MomentType.WEB, DemoDays.at(day, time), description, "Web signals");
  }

  private void form(String name, int day, String time) {
    CastMember who = cast.named(name);
    Asset form = new Reading(who, dice).form(Interest.DATA);
    log.add(who, ActivityType.FORM_FILLED_OUT, DemoDays.at(day, time), form);
  }
}
