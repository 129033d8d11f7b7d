package dev.handoff.tool.demo;

import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.activity.MomentType;
import dev.handoff.tool.demo.Interest.Topic;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;

/** The mail that other systems sent to one person, and what the person did with it. */
final class Mailings {
  private final CastMember who;
  private final ActivityLog log;
  private final Dice dice;
  private final Reading reading;

  Mailings(CastMember who, ActivityLog log) {
    this.who = who;
    this.log = log;
    this.dice = new Dice("mail to " + who.id());
    this.reading = new Reading(who, dice);
  }

  /** Tuesdays bring a mail about a subject, every second Thursday a newsletter. */
  void on(int day) {
    double visitsPerWeek = who.visitsPerWeek(day);
    LocalDate date = DemoDays.date(day);
    if (visitsPerWeek < 0) {
      return;
    }
    if (date.getDayOfWeek() == DayOfWeek.TUESDAY) {
      Interest interest = who.interests().get(0);
      Topic topic = reading.topic(interest);
      String subject = topic.in(who.french());
      String name =
          who.french() ? Reading.capitalised(topic.frWithArticle()) : "A closer look: " + subject;
      Asset mailing = mailing("nurture-" + topic.slug(), name);
      send(mailing, interest, topic, ActivityLog.local(who, date, LocalTime.of(9, 30)), day);
    } else if (date.getDayOfWeek() == DayOfWeek.THURSDAY && date.getDayOfYear() % 2 == 1) {
      Interest interest = reading.interest();
      String name = who.french() ? "Lettre d'information" : "Newsletter";
      String month = date.getMonth().name().toLowerCase(Locale.ROOT);
      Asset mailing = mailing("newsletter-" + month + "-" + date.getDayOfMonth(), name);
      Instant at = ActivityLog.local(who, date, LocalTime.of(11, 0));
      send(mailing, interest, reading.topic(interest), at, day);
    }
  }

  private void send(Asset mailing, Interest interest, Topic topic, Instant planned, int day) {
    Instant at = planned.plusMillis(dice.between(0, 900_000));
    log.add(who, "emailSent", at, mailing);
    if (dice.chance(0.015)) {
      log.add(who, "emailBounced", at.plusSeconds(dice.between(2, 90)), mailing);
      return;
    }
    log.add(who, "emailDelivered", at.plusMillis(dice.between(900, 40_000)), mailing);
    if (who.company().equals("prairie")) {
      scan(mailing, interest, topic, at);
      return;
    }
    double keenness = Math.min(0.8, 0.25 + 0.13 * who.visitsPerWeek(day));
    if (!dice.chance(keenness)) {
      return;
    }
    Instant opened = at.plusSeconds(dice.between(120, 30_000));
    log.add(who, ActivityType.EMAIL_OPENED, opened, mailing);
    if (dice.chance(0.15)) {
      Instant again = opened.plusSeconds(dice.between(600, 40_000));
      log.add(who, ActivityType.EMAIL_OPENED, again, mailing);
    }
    if (dice.chance(0.35)) {
      click(mailing, interest, topic, opened.plusSeconds(dice.between(5, 120)));
    } else if (dice.chance(0.006)) {
      log.add(who, "emailUnsubscribed", opened.plusSeconds(40), mailing);
    }
  }

  private void click(Asset mailing, Interest interest, Topic topic, Instant at) {
    Asset page = reading.page(interest, topic);
    Asset clicked = new Asset(mailing.id(), mailing.name(), page.url());
    log.add(who, ActivityType.EMAIL_CLICKED, at, clicked);
    log.add(who, ActivityType.PAGE_VIEWED, at.plusMillis(dice.between(700, 4000)), page);
    if (dice.chance(0.25)) {
      log.addMoment(
          who,
          MomentType.EMAIL,
          at,
          (who.french() ? "A cliqué dans « " + mailing.name() + " »" : "Clicked " + mailing.name()),
          "Weekly mail");
    }
  }

  /** A gateway that opens every mail and follows every link within seconds. */
  private void scan(Asset mailing, Interest interest, Topic topic, Instant at) {
    Instant now = at.plusSeconds(dice.between(2, 6));
    log.addAutomated(who, ActivityType.EMAIL_OPENED, now, mailing);
    for (int i = 0; i < 5; i++) {
      now = now.plusMillis(dice.between(80, 600));
      String url = reading.page(interest, topic).url();
      log.addAutomated(
          who, ActivityType.EMAIL_CLICKED, now, new Asset(mailing.id(), mailing.name(), url));
    }
    log.addAutomated(who, ActivityType.FORM_FILLED_OUT, now, reading.form(interest));
  }

  private static Asset mailing(String id, String name) {
    return new Asset(id, name, null);
  }
}
