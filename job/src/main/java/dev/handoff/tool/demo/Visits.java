package dev.handoff.tool.demo;

import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.activity.MomentType;
import dev.handoff.tool.demo.Interest.Topic;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** One person's visits to the web site: working days and office hours where they live, mostly. */
final class Visits {
  private static final List<Integer> HOURS =
      List.of(8, 9, 9, 9, 10, 10, 10, 11, 11, 12, 13, 14, 14, 14, 15, 15, 16, 16, 17, 18, 21);

  private final CastMember who;
  private final ActivityLog log;
  private final Dice dice;
  private final Reading reading;

  Visits(CastMember who, ActivityLog log) {
    this.who = who;
    this.log = log;
    this.dice = new Dice("visits of " + who.id());
    this.reading = new Reading(who, dice);
  }

  /** Writes down this day's visits. */
  void on(int day) {
    double visitsPerWeek = who.visitsPerWeek(day);
    if (visitsPerWeek <= 0) {
      return;
    }
    LocalDate date = DemoDays.date(day);
    boolean weekend =
        date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    int visits = dice.about(weekend ? visitsPerWeek / 40 : visitsPerWeek / 5);
    for (int i = 0; i < visits; i++) {
      LocalTime start = LocalTime.of(dice.pick(HOURS), dice.between(0, 59), dice.between(0, 59));
      visit(ActivityLog.local(who, date, start));
    }
  }

  private void visit(Instant start) {
    Interest interest = reading.interest();
    Instant now = start.plusMillis(dice.between(0, 999));
    int pages = dice.between(2, 7);
    for (int i = 0; i < pages; i++) {
      Topic topic = reading.topic(interest);
      Asset page = reading.page(interest, topic);
      log.add(who, ActivityType.PAGE_VIEWED, now, page);
      boolean pricing = page.equals(reading.pricing(interest));
      if (pricing && interest != Interest.DATA && dice.chance(0.6)) {
        log.addMoment(
            who, MomentType.WEB, now, said("A consulté les tarifs", "Viewed the pricing"), null);
      }
      now = now.plusSeconds(dice.between(15, 240));
    }
    Topic topic = reading.topic(interest);
    if (dice.chance(0.3)) {
      log.add(who, ActivityType.LINK_CLICKED, now, reading.page(interest, topic));
      now = now.plusSeconds(dice.between(5, 60));
    }
    if (dice.chance(0.16)) {
      download(interest, topic, now);
    }
    if (dice.chance(0.07)) {
      log.add(who, ActivityType.FORM_FILLED_OUT, now, reading.form(interest));
      now = now.plusSeconds(dice.between(40, 200));
    }
    if (dice.chance(0.08)) {
      chat(interest, topic, now);
    }
  }

  private void download(Interest interest, Topic topic, Instant at) {
    Asset paper = reading.paper(interest, topic);
    log.add(who, ActivityType.ASSET_DOWNLOADED, at, paper, null, List.of(topic.in(who.french())));
    if (dice.chance(0.35)) {
      log.addMoment(
          who,
          MomentType.MILESTONE,
          at.plusSeconds(2),
          said("A téléchargé « " + paper.name() + " »", "Downloaded \"" + paper.name() + "\""),
          "Downloads to CRM");
    }
    if (dice.chance(0.4)) {
      log.add(who, ActivityType.DOCUMENT_INTERACTED, at.plusSeconds(dice.between(60, 900)), paper);
    }
  }

  private void chat(Interest interest, Topic topic, Instant at) {
    log.add(
        who,
        ActivityType.CHAT_ENGAGED,
        at,
        reading.chat(interest, topic),
        reading.chatSummary(topic),
        List.of(topic.in(who.french())));
    if (dice.chance(0.35)) {
      Instant booked = at.plusSeconds(dice.between(60, 600));
      Asset meeting =
          new Asset(
              "mtg-" + dice.between(70_000, 79_999),
              said("Échange avec un expert", "Meeting with an expert"),
              null);
      log.add(who, ActivityType.MEETING_SCHEDULED, booked, meeting);
      log.addMoment(
          who,
          MomentType.MILESTONE,
          booked,
          said("A réservé un rendez-vous", "Booked a meeting"),
          "Concierge");
    }
  }

  private String said(String french, String english) {
    return who.french() ? french : english;
  }
}
